#include "tests/support/memory_accounts.h"

#include "tests/support/memory_rows.h"

namespace kitbank {

std::optional<Person> MemoryAccounts::person(PersonId id) { return row_at(state_.people, id); }

std::optional<Person> MemoryAccounts::person_by_email(std::string_view email) {
    return row_where(state_.people, [&](const Person& row) { return row.email == email; });
}

std::optional<Session> MemoryAccounts::session(const Hash& token, Instant now) {
    auto found = row_at(state_.sessions, token);
    if (!found || found->ends_at <= now) return std::nullopt;
    const Person& person = state_.people.at(found->person);
    const Membership& membership = state_.memberships.at(found->membership);
    const Organisation& organisation = state_.organisations.at(membership.organisation);
    if (person.disabled || membership.ended_at || organisation.state != OrganisationState::active) {
        return std::nullopt;
    }
    found->caller = {membership.role,
                     membership.organisation,
                     hub_in(state_, membership.hub),
                     "person:" + std::to_string(person.id.value),
                     person.name,
                     person.id};
    return found;
}

std::vector<Session> MemoryAccounts::sessions_of(PersonId person, Instant now) {
    std::vector<Session> rows;
    for (const auto& [token, row] : state_.sessions) {
        if (row.person != person) continue;
        if (auto found = session(token, now)) rows.push_back(*std::move(found));
    }
    std::ranges::stable_sort(rows, std::ranges::greater{}, &Session::started_at);
    return rows;
}

PersonId MemoryAccounts::insert_person(const Person& person) {
    require_in_memory(!person_by_email(person.email), "person.email is unique");
    Person row = person;
    row.id = PersonId{state_.next_id()};
    state_.people[row.id] = row;
    return row.id;
}

void MemoryAccounts::update_person(const Person& person) {
    const auto row = state_.people.find(person.id);
    require_in_memory(row != state_.people.end(), "person exists");
    row->second = person;
}

void MemoryAccounts::insert_session(const Session& session) {
    require_in_memory(state_.people.contains(session.person), "session.person exists");
    require_in_memory(state_.memberships.contains(session.membership), "session.membership exists");
    require_in_memory(state_.sessions.try_emplace(session.token, session).second,
                      "session.token is unique");
}

void MemoryAccounts::end_session(const Hash& token) { state_.sessions.erase(token); }

void MemoryAccounts::end_sessions_of(PersonId person) {
    std::erase_if(state_.sessions, [&](const auto& row) { return row.second.person == person; });
}

void MemoryAccounts::end_sessions_in(MembershipId membership) {
    std::erase_if(state_.sessions,
                  [&](const auto& row) { return row.second.membership == membership; });
}

}  // namespace kitbank
