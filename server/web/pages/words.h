#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/usecase/records.h"

// What the pages say of states, events, places and sizes: plain words for people, one table.
namespace kitbank::web {

struct EventWords {
    DeviceEvent event;
    std::string_view happened;  // in a history: "Handed back"
    std::string_view button;    // as a thing to do: "Take it back"
    std::string_view hint;      // beneath the main button; may be empty
    std::string_view done;      // after it was done, with what to do next
};

const EventWords& words_of(DeviceEvent event);

std::string capitalised(std::string_view text);
std::string state_text(DeviceState state);  // "On loan"
std::string_view kind_text(DeviceKind kind);
std::string_view role_text(Role role);
std::string_view medium_type_text(MediumType type);
std::string_view level_text(SanitisationLevel level);

// "Dell Vostro 5581"
std::string device_name(const Device& device);
// "KB7F-3K9Q-2X", and the address of the device's page.
std::string shown_tag(const Tag& tag);
std::string device_url(const Tag& tag);

// "At Alnwick, shelf B2", "With the person of reference REQ-2031".
std::string place_text(const Holder& holder, std::string_view hub_name);
std::string place_text(const Device& device);

// "256 GB" as makers count, in thousands; empty for 0.
std::string size_text(std::int64_t bytes);
// "1 device", "14 devices", "10,000 devices or more"
std::string count_text(std::int64_t count, std::string_view one, std::string_view many);
std::string with_commas(std::int64_t number);
// "serial S4X7, 256 GB, NVMe": what is known, joined.
std::string joined(const std::vector<std::string>& parts);

// The step that should come next from a state, when there is one.
std::optional<DeviceEvent> main_step(DeviceState state);

// Where a step is begun: its form's address.
std::string step_url(const Device& device, DeviceEvent event);

// Who did something, for this viewer: a row keeps "person:3", people have names, and one's own acts
// are "You".
struct Names {
    ActorNames names;
    std::string viewer;  // the actor who is looking
    std::vector<Hub> hubs = {};

    std::string of(std::string_view actor) const;
    // A hub's name for its code, or the code.
    std::string hub(std::string_view code) const;
};

}  // namespace kitbank::web
