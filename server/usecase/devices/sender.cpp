#include "server/usecase/devices/sender.h"

#include <algorithm>

#include "server/core/devices/chain.h"

namespace kitbank {

Hash digest_of(const RecordEvent& command, Crypto& crypto) {
    CanonicalText text;
    text.add("record event").add(name_of(command.event)).add(command.tag ? command.tag->text : "");
    text.add(command.hub).add(command.at ? format(*command.at) : "");
    add_content(text, command.evidence, command.media);
    return crypto.digest(text.text());
}

Instant happened_at(const RecordEvent& command, Instant now) {
    if (!command.at) return now;
    const bool is_noise = std::chrono::abs(command.clock_error) <= clock_error_ignored;
    return std::min(now, is_noise ? *command.at : *command.at + command.clock_error);
}

bool is_clock_noise(const RecordEvent& command, const Event& event, const HappenedKey& latest,
                    Instant now) {
    const bool is_wipe =
        event.event == DeviceEvent::wipe || event.event == DeviceEvent::wipe_failure;
    if (!command.at || is_wipe || event.event == DeviceEvent::annulment) return false;
    if (command.tense == Tense::wish) return now - event.happened.at <= wish_is_now;
    const bool follows = latest.source.empty() || (latest.source == event.happened.source &&
                                                   latest.source_seq < event.happened.source_seq);
    return follows && event.happened.at == std::chrono::floor<std::chrono::seconds>(latest.at);
}

}  // namespace kitbank
