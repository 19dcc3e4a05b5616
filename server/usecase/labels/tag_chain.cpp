#include "server/usecase/labels/tag_chain.h"

#include "server/core/canonical.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

TagState state_after(TagState state, TagEventKind kind) {
    switch (kind) {
        case TagEventKind::claim:
            return TagState::claimed;
        case TagEventKind::retirement:
            return TagState::retired;
        case TagEventKind::print:
        case TagEventKind::reprint:
            return state;
    }
    return state;
}

}  // namespace

std::string chain_text(const TagEvent& event) {
    CanonicalText text;
    text.add("tag event 1").add(format(event.previous)).add(event.tag.text).add(event.seq);
    text.add(name_of(event.kind)).add(event.actor).add(event.reason);
    text.add(format(event.recorded_at)).add(format(event.request_id));
    return text.text();
}

TagEvent next_tag_event(TagRecord& label, TagEventKind kind, const std::string& actor,
                        const std::string& reason, const Uuid& request, Instant now, Ports& ports) {
    TagEvent event{label.tag, ++label.version, kind, actor, reason, now, request, label.head, {}};
    event.hash = ports.crypto.digest(chain_text(event));
    event.seal = seal_of(event.hash, ports.safe);
    label.head = event.hash;
    label.state = state_after(label.state, kind);
    return event;
}

}  // namespace kitbank
