#include "server/store/partners/account_rows.h"

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
    session.caller.person = session.person;
    session.caller.actor = "person:" + std::to_string(session.person.value);
    session.caller.role = known(parse_role(rows.text()));
    session.caller.organisation = rows.id<OrganisationId>();
    session.caller.name = rows.text();
    session.caller.hub = hub_maybe_from(rows);
    return session;
}

}  // namespace

std::optional<Person> MysqlAccounts::person(PersonId id) {
    return person_from(connection_.query(statement::person_by_id, id));
}

std::optional<Person> MysqlAccounts::person_by_email(std::string_view email) {
    return person_from(connection_.query(statement::person_by_email, email));
}

std::optional<Person> MysqlAccounts::person_from(Rows rows) {
    if (!rows.next()) return std::nullopt;
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
    Rows rows = connection_.query(statement::session_by_token, token, now);
    if (!rows.next()) return std::nullopt;
    return session_from(rows);
}

std::vector<Session> MysqlAccounts::sessions_of(PersonId person, Instant now) {
    Rows rows = connection_.query(statement::sessions_of_person, person, now);
    std::vector<Session> list;
    while (rows.next()) list.push_back(session_from(rows));
    return list;
}

void MysqlAccounts::insert_session(const Session& session) {
    connection_.change(statement::session_insert, session.token, session.person, session.membership,
                       session.csrf, session.started_at, session.ends_at, session.browser);
}

void MysqlAccounts::end_session(const Hash& token) {
    connection_.change(statement::session_delete, token);
}

void MysqlAccounts::end_sessions_of(PersonId person) {
    connection_.change(statement::sessions_delete_of_person, person);
}

void MysqlAccounts::end_sessions_in(MembershipId membership) {
    connection_.change(statement::sessions_delete_of_membership, membership);
}

}  // namespace kitbank
