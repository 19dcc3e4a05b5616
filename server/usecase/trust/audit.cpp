#include "server/usecase/trust/audit.h"

#include "server/core/canonical.h"
#include "server/usecase/trust/ports.h"

namespace kitbank {
namespace {

// One line a fact. A line break in a value would read as another fact.
std::string text_of(const AuditFacts& facts) {
    std::string text;
    for (const auto& [name, value] : facts) {
        text.append(name).append("=");
        for (const char c : value) text += c == '\n' || c == '\r' ? ' ' : c;
        text += '\n';
    }
    return text;
}

}  // namespace

void record_audit(const AuditNote& note, const AuditFacts& facts, Transaction& tx, Ports& ports) {
    const ChainHead head = tx.write_trust().lock_chain(note.subject);
    AuditEvent event;
    event.subject = note.subject;
    event.seq = head.seq + 1;
    event.id = ports.crypto.make_uuid();
    event.event = note.event;
    event.actor = note.actor;
    event.organisation = note.organisation;
    event.facts = text_of(facts);
    event.recorded_at = ports.clock.now();
    event.previous = head.hash;
    event.hash = ports.crypto.digest(chain_text(event));
    event.seal = seal_of(event.hash, ports.safe);
    tx.write_trust().append(event);
}

Hash seal_of(const Hash& event, Safe& safe) {
    return safe.blind_index({reinterpret_cast<const char*>(event.data()), event.size()},
                            "event seal");
}

std::string chain_text(const AuditEvent& event) {
    return CanonicalText{}
        .add("audit event")
        .add(event.subject)
        .add(std::to_string(event.seq))
        .add(format(event.id))
        .add(event.event)
        .add(event.actor)
        .add(std::to_string(event.organisation.value))
        .add(event.facts)
        .add(format(event.recorded_at))
        .add(format(event.previous))
        .text();
}

std::string fault_in_chain(const std::vector<AuditEvent>& chain, Crypto& crypto) {
    Hash previous{};
    std::uint32_t seq = 0;
    for (const AuditEvent& event : chain) {
        const std::string place = event.subject + " row " + std::to_string(event.seq);
        if (event.seq != ++seq) return place + " does not follow row " + std::to_string(seq - 1);
        if (event.previous != previous) return place + " does not name the row before it";
        if (crypto.digest(chain_text(event)) != event.hash) return place + " was changed";
        previous = event.hash;
    }
    return "";
}

}  // namespace kitbank
