#include "server/store/partners/account_rows.h"

#include <sstream>

#include "embedded/statement.h"
#include "server/store/outcome.h"
#include "server/store/stock/hub_rows.h"

namespace kitbank {
namespace {

constexpr int record_changed = 1020;

Session session_from(Rows& rows) {
    Session session;
    session.token = rows.hash();
    session.person = rows.id<PersonId>();
    session.membership = rows.id<MembershipId>();
    session.csrf = rows.text();
    session.started_at = rows.instant();
    session.ends_at = rows.instant();
    session.browser = rows.text();
    session.seen_at = rows.instant();
    session.proved = rows.flag();
    session.caller.person = session.person;
    session.caller.actor = "person:" + std::to_string(session.person.value);
    session.caller.role = known(parse_role(rows.text()));
    session.caller.organisation = rows.id<OrganisationId>();
    session.caller.name = rows.text();
    session.caller.hub = hub_maybe_from(rows);
    return session;
}

// Microseconds since 1970, with a comma between.
std::string text_of(const std::vector<Instant>& moments) {
    std::string text;
    for (const Instant moment : moments) {
        if (!text.empty()) text += ',';
        text += std::to_string(moment.time_since_epoch().count());
    }
    return text;
}

std::vector<Instant> moments_from(const std::string& text) {
    std::vector<Instant> moments;
    std::istringstream parts{text};
    for (std::string part; std::getline(parts, part, ',');)
        moments.emplace_back(std::chrono::microseconds{std::stoll(part)});
    return moments;
}

}  // namespace

std::optional<Person> MysqlAccounts::person(PersonId id) {
    return person_from(connection_.query(statement::person_by_id, id));
}

std::optional<Person> MysqlAccounts::person_by_email(std::string_view email) {
    return person_from(connection_.query(statement::person_by_email, email));
}

std::vector<Person> MysqlAccounts::people_after(PersonId after, int limit) {
    Rows rows = connection_.query(statement::people_after, after.value, limit);
    std::vector<Person> list;
    while (rows.next()) list.push_back(person_at(rows));
    return list;
}

std::optional<Person> MysqlAccounts::person_from(Rows rows) {
    if (!rows.next()) return std::nullopt;
    return person_at(rows);
}

Person MysqlAccounts::person_at(Rows& rows) {
    Person person;
    person.id = rows.id<PersonId>();
    loaded_versions_[person.id] = rows.number();
    person.email = rows.text();
    person.name = rows.text();
    person.password_hash = rows.text();
    person.disabled = rows.flag();
    return person;
}

PersonId MysqlAccounts::insert_person(const Person& person) {
    Rows rows = connection_.query(statement::person_insert, person.email, person.name,
                                  person.password_hash, person.disabled);
    rows.next();
    return rows.id<PersonId>();
}

void MysqlAccounts::update_person(const Person& person) {
    const auto loaded = loaded_versions_.find(person.id);
    const auto version =
        loaded == loaded_versions_.end() ? std::nullopt : std::optional{loaded->second};
    const std::int64_t found =
        connection_.change(statement::person_update, person.email, person.name,
                           person.password_hash, person.disabled, person.id, version, version);
    if (found != 1) throw DatabaseError{record_changed, "a person was changed by someone else"};
    if (loaded != loaded_versions_.end()) ++loaded->second;
}

std::optional<Session> MysqlAccounts::session(const Hash& token, Instant now) {
    Rows rows = connection_.query(statement::session_by_token, token, now, now - session_idle_max);
    if (!rows.next()) return std::nullopt;
    return session_from(rows);
}

std::vector<Session> MysqlAccounts::sessions_of(PersonId person, Instant now) {
    Rows rows =
        connection_.query(statement::sessions_of_person, person, now, now - session_idle_max);
    std::vector<Session> list;
    while (rows.next()) list.push_back(session_from(rows));
    return list;
}

void MysqlAccounts::insert_session(const Session& session) {
    connection_.change(statement::session_insert, session.token, session.person, session.membership,
                       session.csrf, session.started_at, session.ends_at, session.browser,
                       session.seen_at, session.proved);
}

void MysqlAccounts::end_session(const Hash& token) {
    connection_.change(statement::session_delete, token);
}

void MysqlAccounts::end_sessions_of(PersonId person) {
    connection_.change(statement::sessions_delete_of_person, person);
    connection_.change(statement::half_sign_ins_delete_of_person, person);
}

void MysqlAccounts::end_sessions_in(MembershipId membership) {
    connection_.change(statement::sessions_delete_of_membership, membership);
}

std::optional<Person> MysqlAccounts::lock_person(PersonId id) {
    return person_from(connection_.query(statement::person_lock, id));
}

MembershipId MysqlAccounts::last_membership(PersonId person) {
    Rows rows = connection_.query(statement::last_membership_of, person);
    return rows.next() ? rows.id<MembershipId>() : MembershipId{};
}

void MysqlAccounts::set_last_membership(PersonId person, MembershipId membership) {
    connection_.change(statement::last_membership_set, person, membership);
}

void MysqlAccounts::touch_session(const Hash& token, Instant now) {
    connection_.change(statement::session_touch, now, token, now);
}

void MysqlAccounts::end_other_sessions(PersonId person, const Hash& kept) {
    connection_.change(statement::sessions_delete_of_person_but, person, kept);
}

std::optional<SecondFactor> MysqlAccounts::second_factor(PersonId person) {
    Rows rows = connection_.query(statement::second_factor_of, person);
    if (!rows.next()) return std::nullopt;
    SecondFactor factor;
    factor.person = rows.id<PersonId>();
    factor.secret = rows.text();
    factor.last_step = rows.number();
    factor.since = rows.instant();
    return factor;
}

void MysqlAccounts::insert_second_factor(const SecondFactor& factor) {
    connection_.change(statement::second_factor_insert, factor.person, factor.secret,
                       factor.last_step, factor.since);
}

bool MysqlAccounts::accept_step(PersonId person, std::int64_t step) {
    return connection_.change(statement::second_factor_use, step, person, step) == 1;
}

void MysqlAccounts::remove_second_factor(PersonId person) {
    connection_.change(statement::second_factor_delete, person);
    connection_.change(statement::recovery_codes_delete_of_person, person);
}

int MysqlAccounts::recovery_codes_left(PersonId person) {
    Rows rows = connection_.query(statement::recovery_codes_left, person);
    rows.next();
    return static_cast<int>(rows.number());
}

std::vector<Hash> MysqlAccounts::recovery_codes(PersonId person) {
    Rows rows = connection_.query(statement::recovery_codes_of, person);
    std::vector<Hash> codes;
    while (rows.next()) codes.push_back(rows.hash());
    return codes;
}

void MysqlAccounts::insert_recovery_code(PersonId person, const Hash& digest) {
    connection_.change(statement::recovery_code_insert, person, digest);
}

bool MysqlAccounts::use_recovery_code(PersonId person, const Hash& digest) {
    return connection_.change(statement::recovery_code_delete, person, digest) == 1;
}

std::optional<HalfSignIn> MysqlAccounts::half_sign_in(const Hash& token, Instant now) {
    Rows rows = connection_.query(statement::half_sign_in_by_token, token, now);
    if (!rows.next()) return std::nullopt;
    HalfSignIn half;
    half.token = rows.hash();
    half.person = rows.id<PersonId>();
    half.membership = rows.id<MembershipId>();
    half.secret = rows.text();
    half.ends_at = rows.instant();
    return half;
}

void MysqlAccounts::insert_half_sign_in(const HalfSignIn& half) {
    connection_.change(statement::half_sign_in_insert, half.token, half.person, half.membership,
                       half.secret, half.ends_at);
}

bool MysqlAccounts::end_half_sign_in(const Hash& token) {
    return connection_.change(statement::half_sign_in_delete, token) == 1;
}

std::vector<Instant> MysqlAccounts::lock_attempts(const Hash& bucket, Instant now) {
    connection_.change(statement::attempts_begin, bucket, now);
    Rows rows = connection_.query(statement::attempts_lock, bucket);
    rows.next();
    return moments_from(rows.text());
}

void MysqlAccounts::save_attempts(const Hash& bucket, const std::vector<Instant>& moments,
                                  Instant now) {
    connection_.change(statement::attempts_update, text_of(moments), now, bucket);
}

void MysqlAccounts::insert_link_wish(const LinkWish& wish) {
    connection_.change(statement::link_wish_insert, wish.id, wish.email, name_of(wish.purpose),
                       wish.wished_at);
}

std::vector<LinkWish> MysqlAccounts::take_link_wishes(int limit) {
    Rows rows = connection_.query(statement::link_wishes_lock, limit);
    std::vector<LinkWish> wishes;
    while (rows.next()) {
        LinkWish wish;
        wish.id = rows.uuid();
        wish.email = rows.text();
        wish.purpose = known(parse_link_purpose(rows.text()));
        wish.wished_at = rows.instant();
        wishes.push_back(std::move(wish));
    }
    for (const LinkWish& wish : wishes) connection_.change(statement::link_wish_delete, wish.id);
    return wishes;
}

std::optional<Link> MysqlAccounts::link(const Hash& token, Instant now) {
    Rows rows = connection_.query(statement::link_by_token, token, now);
    if (!rows.next()) return std::nullopt;
    Link link;
    link.token = rows.hash();
    link.person = rows.id<PersonId>();
    link.purpose = known(parse_link_purpose(rows.text()));
    link.ends_at = rows.instant();
    return link;
}

void MysqlAccounts::insert_link(const Link& link) {
    connection_.change(statement::link_insert, link.token, link.person, name_of(link.purpose),
                       link.ends_at);
}

bool MysqlAccounts::use_link(const Hash& token) {
    return connection_.change(statement::link_delete, token) == 1;
}

void MysqlAccounts::end_links_of(PersonId person) {
    connection_.change(statement::links_delete_of_person, person);
}

void MysqlAccounts::forget_over(Instant now, Instant attempts_before) {
    connection_.change(statement::sessions_delete_over, now, now - session_idle_max);
    connection_.change(statement::half_sign_ins_delete_over, now);
    connection_.change(statement::links_delete_over, now);
    connection_.change(statement::attempts_delete_over, attempts_before);
}

}  // namespace kitbank
