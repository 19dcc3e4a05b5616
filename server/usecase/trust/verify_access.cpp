#include "server/usecase/trust/verify_access.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace kitbank {
namespace {

// A fact's value; nothing when the event does not have it.
std::optional<std::string> fact(const AuditEvent& event, std::string_view name) {
    const std::string start = std::string{name} + "=";
    std::string_view rest = event.facts;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        if (line.starts_with(start)) return std::string{line.substr(start.size())};
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    }
    return std::nullopt;
}

void take(const AuditEvent& event, std::string_view name, std::string& value) {
    if (const auto given = fact(event, name)) value = *given;
}

bool is_end(std::string_view event) {
    return event == "ending" || event == "revocation" || event == "disabling" ||
           event == "provider_removal";
}

bool is_begin(std::string_view event) {
    return event == "beginning" || event == "issue" || event == "adoption" || event == "enabling" ||
           event == "provider_addition";
}

std::string difference(std::string_view what, const std::string& row, const std::string& audit) {
    if (row == audit) return "";
    return "its " + std::string{what} + " is " + (row.empty() ? "none" : row) +
           ", its audit chain says " + (audit.empty() ? "none" : audit);
}

// "recovery_codes_digest" is of the recovery codes.
std::string words_of(std::string_view fact) {
    std::string words{fact.substr(0, fact.find("_digest"))};
    std::ranges::replace(words, '_', ' ');
    return words == "email" ? "e-mail address" : words;
}

std::string difference_in_facts(const AccessRow& row, const std::vector<AuditEvent>& chain,
                                bool all_facts_are_kept) {
    for (const auto& [name, value] : row.facts) {
        std::optional<std::string> told;
        for (const AuditEvent& event : chain) {
            if (auto given = fact(event, name)) told = std::move(given);
        }
        if (told ? *told == value : !all_facts_are_kept) continue;
        const std::string what = words_of(name);
        if (!told) return row.subject + ": its audit chain does not tell of its " + what;
        const std::string how = told->empty() ? "put in" : value.empty() ? "took away" : "replaced";
        return row.subject + ": somebody " + how + " its " + what + " behind its audit chain";
    }
    return "";
}

}  // namespace

std::string fault_in_access(const AccessRow& row, const std::vector<AuditEvent>& chain,
                            bool all_facts_are_kept) {
    const bool is_person = row.subject.starts_with("person:");
    if (chain.empty() && !is_person) return row.subject + ": nobody gave it, it has no audit chain";
    AccessRow told;
    told.organisation = row.organisation;
    for (const AuditEvent& event : chain) {
        take(event, "person", told.person);
        take(event, "role", told.role);
        take(event, "hub", told.hub);
        take(event, "expires_at", told.expires_at);
        if (is_end(event.event)) told.is_over = true;
        if (is_begin(event.event)) {
            told.is_over = false;
            told.organisation = event.organisation;
        }
    }
    if (row.is_over != told.is_over) {
        return row.subject + (row.is_over ? ": it is over, its audit chain says it is in force"
                                          : ": it is in force, its audit chain says it is over");
    }
    if (is_person) return difference_in_facts(row, chain, all_facts_are_kept);
    if (row.organisation != told.organisation) {
        return row.subject + ": its organisation is another one than its audit chain says";
    }
    for (const std::string& differs :
         {difference("person", row.person, told.person), difference("role", row.role, told.role),
          difference("hub", row.hub, told.hub),
          difference("end", row.expires_at, told.expires_at)}) {
        if (!differs.empty()) return row.subject + ": " + differs;
    }
    return difference_in_facts(row, chain, all_facts_are_kept);
}

}  // namespace kitbank
