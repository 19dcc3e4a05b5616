#include "server/usecase/devices/record_events.h"

#include "server/usecase/devices/event_desk.h"

namespace kitbank {

std::vector<RecordedEvent> record_events(std::span<const RecordEvent> commands, Ports& ports) {
    std::vector<RecordedEvent> answers;
    ports.store.write([&](Transaction& tx) {
        EventDesk desk{tx, ports};
        answers = desk.handle(commands);
        return desk.wrote();
    });
    return answers;
}

Result<Device> record_event(const RecordEvent& command, Ports& ports) {
    RecordedEvent answer = record_events({&command, 1}, ports).front();
    if (answer.outcome == ScanOutcome::refused) return *answer.refusal;
    return *answer.device;
}

}  // namespace kitbank
