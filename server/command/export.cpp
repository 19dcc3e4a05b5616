#include <iostream>
#include <nlohmann/json.hpp>

#include "server/command/command.h"
#include "server/command/house.h"

// `export`: every device with its history, one JSON object a line, oldest device first.
namespace kitbank {
namespace {

using Json = nlohmann::ordered_json;

Json media_of(const std::vector<Medium>& media) {
    Json list = Json::array();
    for (const Medium& medium : media) {
        list.push_back({{"serial", medium.serial},
                        {"model", medium.model},
                        {"bytes", medium.bytes},
                        {"type", name_of(medium.type)}});
    }
    return list;
}

Json event_of(const Event& event) {
    return {{"seq", event.seq},
            {"id", format(event.happened.id)},
            {"event", name_of(event.event)},
            {"happened_at", format(event.happened.at)},
            {"recorded_at", format(event.recorded_at)},
            {"actor", event.actor},
            {"hub", event.hub.value},
            {"source", event.happened.source},
            {"source_seq", event.happened.source_seq},
            {"evidence", event.evidence},
            {"media", media_of(event.media)},
            {"previous", format(event.previous)},
            {"hash", format(event.hash)}};
}

Json device_of(const Device& device, const std::vector<Event>& history) {
    Json events = Json::array();
    for (const Event& event : history) events.push_back(event_of(event));
    return {{"tag", device.tag.text},
            {"organisation", device.organisation.value},
            {"kind", name_of(device.kind)},
            {"make", device.make},
            {"model", device.model},
            {"serial", device.serial},
            {"state", name_of(device.standing.state)},
            {"holder", name_of(device.standing.holder.kind)},
            {"home_hub", device.hub_code},
            {"holder_reference", device.standing.holder.reference},
            {"media", media_of(device.standing.media)},
            {"history", std::move(events)}};
}

constexpr int page_size = 200;

}  // namespace

int export_devices(const Config& config) {
    House house{config};
    DeviceId after;
    for (;;) {
        const std::vector<Device> page = house.store().devices_after(after, page_size);
        if (page.empty()) return 0;
        house.store().read([&](Reader& reader) {
            for (const Device& device : page)
                std::cout << device_of(device, reader.history(device.id)).dump() << '\n';
        });
        after = page.back().id;
    }
}

}  // namespace kitbank
