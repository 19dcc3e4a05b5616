#include "server/core/devices/chain.h"

namespace kitbank {

std::string chain_text(const Event& event) {
    CanonicalText text;
    text.add("device event 1").add(format(event.previous)).add(event.device.value).add(event.seq);
    text.add(format(event.happened.id)).add(name_of(event.event)).add(event.actor);
    text.add(event.hub.value).add(format(event.happened.at)).add(event.happened.source);
    text.add(event.happened.source_seq).add(format(event.recorded_at)).add(format(event.digest));
    add_content(text, event.evidence, event.media);
    return text.text();
}

void add_content(CanonicalText& text, const Evidence& evidence, const std::vector<Medium>& media) {
    text.add(static_cast<std::int64_t>(evidence.size()));
    for (const auto& [name, value] : evidence) text.add(name).add(value);
    text.add(static_cast<std::int64_t>(media.size()));
    for (const Medium& medium : media) {
        text.add(medium.serial).add(medium.model).add(medium.bytes).add(name_of(medium.type));
    }
}

}  // namespace kitbank
