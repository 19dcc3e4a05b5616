#include "tests/support/memory_accounts.h"

#include "tests/support/memory_rows.h"

namespace kitbank {
namespace {

template <class Map, class Fits>
void erase_where(Map& map, const Fits& fits) {
    std::erase_if(map, [&](const auto& row) { return fits(row.second); });
}

}  // namespace

std::optional<Person> MemoryAccounts::person(PersonId id) { return row_at(state_.people, id); }

std::optional<Person> MemoryAccounts::person_by_email(std::string_view email) {
    return row_where(state_.people, [&](const Person& row) { return row.email == email; });
}

std::optional<Session> MemoryAccounts::session(const Hash& token, Instant now) {
    auto found = row_at(state_.sessions, token);
    if (!found || found->ends_at <= now || found->seen_at <= now - session_idle_max) {
        return std::nullopt;
    }
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

std::vector<Person> MemoryAccounts::people_after(PersonId after, int limit) {
    std::vector<Person> list;
    for (const auto& [id, row] : state_.people) {
        if (after < id && list.size() < static_cast<std::size_t>(limit)) list.push_back(row);
    }
    return list;
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
    erase_where(state_.sessions, [&](const Session& row) { return row.person == person; });
    erase_where(state_.half_sign_ins, [&](const HalfSignIn& row) { return row.person == person; });
}

void MemoryAccounts::end_sessions_in(MembershipId membership) {
    erase_where(state_.sessions, [&](const Session& row) { return row.membership == membership; });
}

std::optional<Person> MemoryAccounts::lock_person(PersonId id) { return person(id); }

MembershipId MemoryAccounts::last_membership(PersonId person) {
    return row_at(state_.last_memberships, person).value_or(MembershipId{});
}

void MemoryAccounts::set_last_membership(PersonId person, MembershipId membership) {
    require_in_memory(state_.people.contains(person), "last_membership.person exists");
    require_in_memory(state_.memberships.contains(membership), "last_membership.membership exists");
    state_.last_memberships[person] = membership;
}

void MemoryAccounts::touch_session(const Hash& token, Instant now) {
    const auto row = state_.sessions.find(token);
    if (row != state_.sessions.end()) row->second.seen_at = std::max(row->second.seen_at, now);
}

void MemoryAccounts::end_other_sessions(PersonId person, const Hash& kept) {
    erase_where(state_.sessions,
                [&](const Session& row) { return row.person == person && row.token != kept; });
}

std::optional<SecondFactor> MemoryAccounts::second_factor(PersonId person) {
    return row_at(state_.second_factors, person);
}

void MemoryAccounts::insert_second_factor(const SecondFactor& factor) {
    require_in_memory(state_.people.contains(factor.person), "second_factor.person exists");
    require_in_memory(!factor.secret.empty(), "second_factor.secret is there");
    require_in_memory(state_.second_factors.try_emplace(factor.person, factor).second,
                      "second_factor.person is unique");
}

bool MemoryAccounts::accept_step(PersonId person, std::int64_t step) {
    const auto row = state_.second_factors.find(person);
    if (row == state_.second_factors.end() || row->second.last_step >= step) return false;
    row->second.last_step = step;
    return true;
}

void MemoryAccounts::remove_second_factor(PersonId person) {
    state_.second_factors.erase(person);
    state_.recovery_codes.erase(person);
}

int MemoryAccounts::recovery_codes_left(PersonId person) {
    const auto codes = row_at(state_.recovery_codes, person);
    return codes ? static_cast<int>(codes->size()) : 0;
}

std::vector<Hash> MemoryAccounts::recovery_codes(PersonId person) {
    const auto codes = row_at(state_.recovery_codes, person);
    return codes ? std::vector<Hash>{codes->begin(), codes->end()} : std::vector<Hash>{};
}

void MemoryAccounts::insert_recovery_code(PersonId person, const Hash& digest) {
    require_in_memory(state_.people.contains(person), "recovery_code.person exists");
    require_in_memory(state_.recovery_codes[person].insert(digest).second,
                      "recovery_code.digest is unique");
}

bool MemoryAccounts::use_recovery_code(PersonId person, const Hash& digest) {
    const auto row = state_.recovery_codes.find(person);
    return row != state_.recovery_codes.end() && row->second.erase(digest) == 1;
}

std::optional<HalfSignIn> MemoryAccounts::half_sign_in(const Hash& token, Instant now) {
    const auto found = row_at(state_.half_sign_ins, token);
    return found && found->ends_at > now ? found : std::nullopt;
}

void MemoryAccounts::insert_half_sign_in(const HalfSignIn& half) {
    require_in_memory(state_.people.contains(half.person), "half_sign_in.person exists");
    require_in_memory(state_.half_sign_ins.try_emplace(half.token, half).second,
                      "half_sign_in.token is unique");
}

bool MemoryAccounts::end_half_sign_in(const Hash& token) {
    return state_.half_sign_ins.erase(token) == 1;
}

std::vector<Instant> MemoryAccounts::lock_attempts(const Hash& bucket, Instant now) {
    return state_.attempts.try_emplace(bucket, KeptAttempts{{}, now}).first->second.moments;
}

void MemoryAccounts::save_attempts(const Hash& bucket, const std::vector<Instant>& moments,
                                   Instant now) {
    const auto row = state_.attempts.find(bucket);
    if (row != state_.attempts.end()) row->second = {moments, now};
}

void MemoryAccounts::insert_link_wish(const LinkWish& wish) { state_.link_wishes.push_back(wish); }

std::vector<LinkWish> MemoryAccounts::take_link_wishes(int limit) {
    auto& rows = state_.link_wishes;
    std::ranges::stable_sort(rows, {}, [](const LinkWish& row) {
        return std::pair{row.wished_at, row.id};
    });
    const auto end = rows.begin() + std::min<std::ptrdiff_t>(std::ssize(rows), limit);
    std::vector<LinkWish> taken(rows.begin(), end);
    rows.erase(rows.begin(), end);
    return taken;
}

std::optional<Link> MemoryAccounts::link(const Hash& token, Instant now) {
    const auto found = row_at(state_.links, token);
    return found && found->ends_at > now ? found : std::nullopt;
}

void MemoryAccounts::insert_link(const Link& link) {
    require_in_memory(state_.people.contains(link.person), "link.person exists");
    require_in_memory(state_.links.try_emplace(link.token, link).second, "link.token is unique");
}

bool MemoryAccounts::use_link(const Hash& token) { return state_.links.erase(token) == 1; }

void MemoryAccounts::end_links_of(PersonId person) {
    erase_where(state_.links, [&](const Link& row) { return row.person == person; });
}

void MemoryAccounts::forget_over(Instant now, Instant attempts_before) {
    erase_where(state_.sessions, [&](const Session& row) {
        return row.ends_at <= now || row.seen_at <= now - session_idle_max;
    });
    erase_where(state_.half_sign_ins, [&](const HalfSignIn& row) { return row.ends_at <= now; });
    erase_where(state_.links, [&](const Link& row) { return row.ends_at <= now; });
    erase_where(state_.attempts,
                [&](const KeptAttempts& row) { return row.changed_at <= attempts_before; });
}

}  // namespace kitbank
