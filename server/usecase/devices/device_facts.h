#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "server/usecase/records.h"

// The facts of a device as an intake or pledge brings them, and as evidence is copied into an
// event.
namespace kitbank {

// The canonical serial; empty when none was given; `serial_placeholder` for a filler of the BIOS.
Result<std::string> usable_serial(std::string_view given);

// Media may come with an intake, a pledge or a changed medium only; each needs sound facts.
std::optional<Refusal> check_media(DeviceEvent event, std::vector<Medium>& media);

// A new device's row from its first event, whose evidence has been checked.
Device device_of(const Event& event, OrganisationId organisation, const Tag& tag);

// Kind, make, model and serial as an intake or pledge gives them; what it leaves out stays.
void write_facts(Device& device, const Event& event);

// The same from a whole history: of the intakes and pledges that count, in happened order, whichever
// arrived first.
void take_facts(Device& device, const std::vector<Event>& history, const Folded& folded);

// An intake of an expected device says only what is new: the rest is known.
void complete_intake(const Device& device, Event& event);

// What a wipe or wipe_failure event carries of its evidence, so that the history alone can be
// judged.
void write_wipe_evidence(const StoredEvidence& evidence, Event& event);

// The event names the media that its accepted evidence covers, so that a fold can tell whether they
// are those that were in the device; a device without media on record takes them as its own.
void keep_media_of(const StoredEvidence& evidence, const Device& device, Event& event);

inline constexpr std::size_t media_max = 16;

}  // namespace kitbank
