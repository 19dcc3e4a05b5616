#include "server/usecase/devices/verify_device.h"

#include <set>

#include "server/core/devices/chain.h"
#include "server/usecase/devices/device_facts.h"
#include "server/usecase/labels/tag_chain.h"

namespace kitbank {
namespace {

// The first row whose place or hash is not what the rows before it make it; empty when all are sound.
template <class Row>
std::string first_break(const std::vector<Row>& rows, const Hash& head, std::uint32_t version,
                        Crypto& crypto) {
    Hash previous{};
    std::uint32_t seq = 0;
    for (const Row& row : rows) {
        const std::string name = "event " + std::to_string(seq + 1);
        if (row.seq != ++seq) return name + " is missing or out of order";
        if (row.previous != previous) return name + " does not follow the one before it";
        if (crypto.digest(chain_text(row)) != row.hash)
            return name + " was changed after it was recorded";
        previous = row.hash;
    }
    if (seq != version) return "event " + std::to_string(seq + 1) + " is missing at the end";
    if (previous != head) return "the end of the chain is not the last event";
    return "";
}

// What of the stored standing differs from the folded one.
std::string difference(const Standing& stored, const Standing& folded) {
    if (stored.state != folded.state) {
        return "state is " + std::string{name_of(stored.state)} + ", its history makes it " +
               std::string{name_of(folded.state)};
    }
    if (stored.holder != folded.holder) return "custody differs from its history";
    if (stored.home != folded.home) return "the hub it belongs to differs from its history";
    if (stored.wipe != folded.wipe) return "the wipe in force differs from its history";
    if (stored.media != folded.media) return "its media differ from its history";
    return stored == folded ? "" : "its standing differs from its history";
}

// What of the facts about the thing itself differs from what its intakes and pledges gave.
std::string difference(const Device& stored, const Device& told) {
    const auto of = [](std::string_view fact, const std::string& row, const std::string& history) {
        return "its " + std::string{fact} + " is " + (row.empty() ? "none" : row) +
               ", its history says " + (history.empty() ? "none" : history);
    };
    if (stored.kind != told.kind) {
        return of("kind", std::string{name_of(stored.kind)}, std::string{name_of(told.kind)});
    }
    if (stored.make != told.make) return of("make", stored.make, told.make);
    if (stored.model != told.model) return of("model", stored.model, told.model);
    if (stored.serial != told.serial) return of("serial", stored.serial, told.serial);
    return "";
}

std::set<Uuid> events_of(const std::vector<Conflict>& conflicts) {
    std::set<Uuid> events;
    for (const Conflict& conflict : conflicts) events.insert(conflict.event);
    return events;
}

}  // namespace

std::vector<std::string> verify_device(const Device& device, const std::vector<Event>& history,
                                       const std::vector<Conflict>& conflicts, Crypto& crypto) {
    const std::string name = "device " + device.tag.text + ": ";
    std::vector<std::string> faults;
    const std::string broken = first_break(history, device.head, device.version, crypto);
    if (!broken.empty()) faults.push_back(name + broken);
    const Folded folded = fold(history);
    const std::string differs = difference(device.standing, folded.standing);
    if (!differs.empty()) faults.push_back(name + differs);
    Device told = device;
    take_facts(told, history, folded);
    const std::string other = difference(device, told);
    if (!other.empty()) faults.push_back(name + other);
    if (events_of(folded.conflicts) != events_of(conflicts)) {
        faults.push_back(name + "its conflicts differ from its history");
    }
    return faults;
}

std::vector<std::string> verify_tag(const TagRecord& label, const std::vector<TagEvent>& history,
                                    Crypto& crypto) {
    const std::string broken = first_break(history, label.head, label.version, crypto);
    if (broken.empty()) return {};
    return {"tag " + label.tag.text + ": " + broken};
}

}  // namespace kitbank
