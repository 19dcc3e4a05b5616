#include "server/web/pages/words.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "labels/tag.h"
#include "server/core/devices/spoken.h"

namespace kitbank::web {
namespace {

using enum DeviceEvent;

// clang-format off
constexpr std::array event_words = {
    EventWords{pledge, "Promised", "Promise a device", "", "The promised device is recorded. Receive it when it comes."},
    EventWords{intake, "Received", "Receive it", "Scan a label onto it and say where it is.", "Received. It must be wiped before anything else."},
    EventWords{lock_found, "Lock found", "It is locked", "", "The lock is recorded. It waits until someone releases it."},
    EventWords{lock_release, "Lock released", "The lock is released", "Say who released it.", "The lock is off. Wipe it next."},
    EventWords{wipe, "Wiped", "Record its wipe", "With the log of the wiping program, or the reset checklist.", "Wiped. Inspect it next."},
    EventWords{wipe_failure, "Wipe failed", "The wipe failed", "", "The failed wipe is recorded."},
    EventWords{repair, "Sent to repair", "Send it to repair", "", "It is in repair."},
    EventWords{repair_completion, "Repaired", "It is repaired", "Say what was done, and whether it was opened.", "The repair is recorded."},
    EventWords{inspection, "Inspected and passed", "Inspect it", "Check it as the person who gets it will use it.", "It passed. The device is ready to go out."},
    EventWords{inspection_failure, "Inspected and failed", "It fails inspection", "", "It is in repair with what you found."},
    EventWords{reservation, "Reserved", "Reserve it", "For a request, so that no one else takes it.", "Reserved. Hand it over when the person comes."},
    EventWords{release, "Reservation released", "Release the reservation", "", "It is free for someone else again."},
    EventWords{gift, "Given", "Give it", "", "Given. It is with the person now."},
    EventWords{loan, "Lent", "Lend it", "With the signed agreement; count the accessories.", "Lent. It is with the person now."},
    EventWords{shared_use, "Put into shared use", "Use it at the hub", "", "It is in shared use at the hub."},
    EventWords{renewal, "Loan renewed", "Renew the loan", "", "The loan has a new due date."},
    EventWords{handback, "Handed back", "Take it back", "Look at its condition and count the accessories.", "It is back, and must be wiped again before it goes out."},
    EventWords{loss, "Reported lost", "Report it lost", "", "The loss is recorded. Scan it if it turns up."},
    EventWords{recovery, "Found again", "It turned up", "Say where it is now.", "It is back, and must be wiped again before it goes out."},
    EventWords{disposal, "Disposed of", "Dispose of it", "", "It is disposed of. Its tag is never used again."},
    EventWords{move, "Moved", "Move it", "", "Moved."},
    EventWords{wipe_void, "Wipe withdrawn", "Withdraw its wipe", "", "The wipe no longer counts."},
    EventWords{annulment, "Conflict settled", "Settle a conflict", "", "The conflict is settled."},
};
// clang-format on

constexpr bool in_order() {
    for (std::size_t i = 0; i < event_words.size(); ++i) {
        if (static_cast<std::size_t>(event_words[i].event) != i) return false;
    }
    return event_words.size() == device_event_names.size();
}
static_assert(in_order(), "one row an event, in the order of the enumeration");

std::string with_reference(std::string_view words, std::string_view reference) {
    return reference.empty() ? std::string(words)
                             : std::string(words) + ": " + std::string(reference);
}

}  // namespace

const EventWords& words_of(DeviceEvent event) {
    return event_words[static_cast<std::size_t>(event)];
}

std::string capitalised(std::string_view text) {
    std::string result(text);
    if (!result.empty() && result[0] >= 'a' && result[0] <= 'z') {
        result[0] = static_cast<char>(result[0] - 'a' + 'A');
    }
    return result;
}

std::string state_text(DeviceState state) { return capitalised(spoken(state)); }

std::string_view kind_text(DeviceKind kind) {
    switch (kind) {
        case DeviceKind::laptop:
            return "Laptop";
        case DeviceKind::desktop:
            return "Desktop computer";
        case DeviceKind::chromebook:
            return "Chromebook";
        case DeviceKind::tablet:
            return "Tablet";
        case DeviceKind::phone:
            return "Phone";
        case DeviceKind::router:
            return "Mobile router";
    }
    return {};
}

std::string_view role_text(Role role) {
    switch (role) {
        case Role::volunteer:
            return "volunteer";
        case Role::hub_staff:
            return "hub staff";
        case Role::referrer:
            return "referrer";
        case Role::manager:
            return "manager";
        case Role::admin:
            return "administrator";
    }
    return {};
}

std::string_view medium_type_text(MediumType type) {
    switch (type) {
        case MediumType::unknown:
            return "";
        case MediumType::hdd:
            return "hard disk";
        case MediumType::ssd:
            return "SSD";
        case MediumType::nvme:
            return "NVMe";
        case MediumType::emmc:
            return "eMMC";
    }
    return {};
}

std::string_view level_text(SanitisationLevel level) {
    switch (level) {
        case SanitisationLevel::none:
            return "";
        case SanitisationLevel::clear:
            return "Clear";
        case SanitisationLevel::purge:
            return "Purge";
        case SanitisationLevel::destroy:
            return "Destroy";
    }
    return {};
}

std::string device_name(const Device& device) {
    if (device.make.empty() && device.model.empty()) return std::string(kind_text(device.kind));
    if (device.make.empty() || device.model.empty()) return device.make + device.model;
    return device.make + " " + device.model;
}

std::string shown_tag(const Tag& tag) { return labels::printed_form(tag.text); }

std::string device_url(const Tag& tag) { return "/devices/" + tag.text; }

std::string place_text(const Holder& holder, std::string_view hub_name) {
    switch (holder.kind) {
        case HolderKind::donor:
            return with_reference("Still with the donor", holder.reference);
        case HolderKind::hub:
            break;
        case HolderKind::consignment:
            return with_reference("On its way", holder.reference);
        case HolderKind::person:
            return holder.reference.empty() ? "With a person"
                                            : "With a person, reference " + holder.reference;
        case HolderKind::repairer:
            return with_reference("With the repairer", holder.reference);
        case HolderKind::recycler:
            return with_reference("Gone to the recycler", holder.reference);
    }
    auto text = "At " + (hub_name.empty() ? "a hub" : std::string(hub_name));
    return holder.reference.empty() ? text : text + ", shelf " + holder.reference;
}

std::string place_text(const Device& device) {
    return place_text(device.standing.holder, device.hub_name);
}

std::string size_text(std::int64_t bytes) {
    constexpr std::array<std::string_view, 5> units = {" bytes", " kB", " MB", " GB", " TB"};
    if (bytes <= 0) return {};
    std::size_t unit = 0;
    auto size = static_cast<double>(bytes);
    for (; size >= 999.5 && unit + 1 < units.size(); ++unit) size /= 1000;
    const auto tenths = std::lround(size * 10);
    auto text = std::to_string(tenths / 10);
    if (tenths < 100 && tenths % 10 != 0) text += "." + std::to_string(tenths % 10);
    return text.append(units[unit]);
}

std::string with_commas(std::int64_t number) {
    auto text = std::to_string(number);
    for (auto place = static_cast<int>(text.size()) - 3; place > 0; place -= 3) {
        text.insert(static_cast<std::size_t>(place), ",");
    }
    return text;
}

std::string count_text(std::int64_t count, std::string_view one, std::string_view many) {
    const auto noun = count == 1 ? one : many;
    auto text = count == 0 ? "No" : with_commas(count);
    text.append(" ").append(noun);
    return count >= total_max ? text + " or more" : text;
}

std::string joined(const std::vector<std::string>& parts) {
    std::string text;
    for (const auto& part : parts) {
        if (part.empty()) continue;
        if (!text.empty()) text += ", ";
        text += part;
    }
    return text;
}

std::optional<DeviceEvent> main_step(DeviceState state) {
    switch (state) {
        case DeviceState::none:
        case DeviceState::disposed:
            return std::nullopt;
        case DeviceState::expected:
            return intake;
        case DeviceState::received:
        case DeviceState::wipe_failed:
        case DeviceState::returned:
            return wipe;
        case DeviceState::locked:
            return lock_release;
        case DeviceState::wiped:
            return inspection;
        case DeviceState::in_repair:
            return repair_completion;
        case DeviceState::ready:
            return reservation;
        case DeviceState::reserved:
            return loan;
        case DeviceState::on_loan:
        case DeviceState::in_shared_use:
        case DeviceState::gifted:
            return handback;
        case DeviceState::lost:
            return recovery;
    }
    return std::nullopt;
}

std::string step_url(const Device& device, DeviceEvent event) {
    if (event == intake) return "/devices/new?tag=" + device.tag.text;
    if (event == wipe && is_reset_by_hand(device.kind)) {
        return device_url(device.tag) + "/factory-reset";
    }
    return device_url(device.tag) + "/" + std::string(name_of(event));
}

std::string Names::of(std::string_view actor) const {
    if (actor == viewer) return "You";
    const auto found = names.find(actor);
    return found == names.end() ? capitalised(actor.substr(0, actor.find(':')))
                                : found->second.name;
}

std::string Names::hub(std::string_view code) const {
    const auto found = std::ranges::find(hubs, code, &Hub::code);
    return found == hubs.end() ? std::string(code) : found->name;
}

}  // namespace kitbank::web
