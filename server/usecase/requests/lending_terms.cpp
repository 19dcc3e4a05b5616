#include "server/usecase/requests/lending_terms.h"

#include "server/core/canonical.h"
#include "server/usecase/once.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/requests/lending_ports.h"
#include "server/usecase/requests/reach.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

std::string text_of(const std::vector<int>& days) {
    std::string text;
    for (const int day : days) text += (text.empty() ? "" : " ") + std::to_string(day);
    return text;
}

AuditFacts facts_of(const LendingTerms& terms) {
    return {{"loan_days", std::to_string(terms.loan_days)},
            {"renewal_days", std::to_string(terms.renewal_days)},
            {"renewals_max", std::to_string(terms.renewals_max)},
            {"remind_before", text_of(terms.remind_before)},
            {"remind_after", text_of(terms.remind_after)},
            {"lost_after_days", std::to_string(terms.lost_after_days)},
            {"reservation_days", std::to_string(terms.reservation_days)}};
}

std::string content_of(const LendingTerms& terms) {
    CanonicalText text;
    text.add("change lending terms").add(std::int64_t{terms.version});
    for (const auto& [name, value] : facts_of(terms)) text.add(name).add(value);
    return text.text();
}

Result<LendingTerms> change(const LendingTerms& terms, const std::string& actor, Transaction& tx,
                            Ports& ports) {
    tx.write_partners().lock_organisation(terms.organisation);
    if (!tx.write_lending().write_terms(terms, actor, ports.clock.now())) {
        return Refusal{RefusalCode::changed, "", {}};
    }
    record_audit({"organisation:" + std::to_string(terms.organisation.value), "lending_terms",
                  actor, terms.organisation},
                 facts_of(terms), tx, ports);
    return tx.lending().terms(terms.organisation);
}

}  // namespace

Result<LendingTerms> change_terms(const ChangeTerms& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (!may(caller.role, Permission::manage_lending)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    LendingTerms terms = command.terms;
    terms.organisation = caller.organisation;
    if (auto refusal = check_terms(terms)) return *refusal;
    return once<LendingTerms>(
        {command.id, content_of(terms), caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<LendingTerms>> {
            const Result<LendingTerms> changed = change(terms, caller.actor, tx, ports);
            if (!changed) return changed.refusal();
            return Done<LendingTerms>{*changed, ""};
        },
        [&](Transaction& tx, const std::string&) -> Result<LendingTerms> {
            return tx.lending().terms(caller.organisation);
        });
}

LendingTerms find_terms(const Caller& caller, Ports& ports) {
    LendingTerms terms;
    ports.store.read([&](Reader& reader) {
        terms = reader.lending().terms(organisation_of_kit(caller, reader));
    });
    return terms;
}

}  // namespace kitbank
