#include "tests/support/memory_trust.h"

#include "tests/support/memory_rows.h"

namespace kitbank {

std::vector<AuditEvent> MemoryTrust::audit_of(std::string_view subject) {
    return row_at(state_.audit, std::string{subject}).value_or(std::vector<AuditEvent>{});
}

std::vector<AuditEvent> MemoryTrust::newest_audit(OrganisationId organisation, int limit) {
    std::vector<AuditEvent> rows;
    for (const auto& [subject, chain] : state_.audit) {
        for (const AuditEvent& event : chain) {
            if (event.organisation == organisation) rows.push_back(event);
        }
    }
    std::ranges::stable_sort(rows, std::ranges::greater{}, &AuditEvent::recorded_at);
    if (rows.size() > static_cast<std::size_t>(limit)) rows.resize(static_cast<std::size_t>(limit));
    return rows;
}

ChainHead MemoryTrust::lock_chain(std::string_view subject) {
    const std::vector<AuditEvent>& chain = state_.audit[std::string{subject}];
    return chain.empty() ? ChainHead{} : ChainHead{chain.back().seq, chain.back().hash};
}

void MemoryTrust::append(const AuditEvent& event) {
    std::vector<AuditEvent>& chain = state_.audit[event.subject];
    require_in_memory(event.seq == chain.size() + 1, "audit_event is unique");
    chain.push_back(event);
}

}  // namespace kitbank
