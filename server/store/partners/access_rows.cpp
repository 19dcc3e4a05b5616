#include "embedded/statement.h"
#include "server/store/mysql_transaction.h"
#include "server/store/outcome.h"
#include "server/store/stock/hub_rows.h"

namespace kitbank {
namespace {

constexpr int record_changed = 1020;

HubId id_of(const std::optional<Hub>& hub) { return hub ? hub->id : HubId{}; }

}  // namespace

std::optional<OrganisationId> MysqlTransaction::organisation_by_name(std::string_view name) {
    Rows rows = connection_.query(statement::organisation_by_name, name);
    if (!rows.next()) return std::nullopt;
    return rows.id<OrganisationId>();
}

OrganisationId MysqlTransaction::insert_organisation(const std::string& name) {
    Rows rows = connection_.query(statement::organisation_insert, name);
    rows.next();
    return rows.id<OrganisationId>();
}

std::optional<Caller> MysqlTransaction::caller_by_token(const Hash& token, Instant now) {
    Rows rows = connection_.query(statement::caller_by_token, token, now);
    if (!rows.next()) return std::nullopt;
    Caller caller;
    caller.actor = "token:" + std::to_string(rows.number());
    caller.role = known(parse_role(rows.text()));
    caller.organisation = rows.id<OrganisationId>();
    caller.name = rows.text();
    caller.hub = hub_maybe_from(rows);
    return caller;
}

std::vector<Token> MysqlTransaction::tokens() {
    Rows rows = connection_.query(statement::tokens);
    std::vector<Token> list;
    while (rows.next()) {
        Token token;
        token.id = rows.id<TokenId>();
        token.organisation = rows.id<OrganisationId>();
        token.role = known(parse_role(rows.text()));
        token.name = rows.text();
        token.hash = rows.hash();
        token.created_at = rows.instant();
        token.revoked_at = rows.maybe(&Rows::instant);
        token.hub = hub_maybe_from(rows);
        list.push_back(std::move(token));
    }
    return list;
}

ActorNames MysqlTransaction::actor_names(OrganisationId organisation) {
    Rows rows = connection_.query(statement::actor_names, organisation, organisation);
    ActorNames names;
    while (rows.next()) {
        const std::string actor = rows.text();
        names[actor] = rows.text();
    }
    return names;
}

TokenId MysqlTransaction::insert_token(const Token& token) {
    Rows rows = connection_.query(statement::token_insert, token.organisation, id_of(token.hub),
                                  name_of(token.role), token.name, token.hash, token.created_at,
                                  token.revoked_at);
    rows.next();
    return rows.id<TokenId>();
}

bool MysqlTransaction::revoke_token(TokenId id, Instant now) {
    return connection_.change(statement::token_revoke, now, id) == 1;
}

std::optional<Session> MysqlTransaction::session(const Hash& token, Instant now) {
    Rows rows = connection_.query(statement::session_by_token, token, now);
    if (!rows.next()) return std::nullopt;
    Session session;
    session.token = rows.hash();
    session.person = rows.id<PersonId>();
    session.csrf = rows.text();
    session.started_at = rows.instant();
    session.ends_at = rows.instant();
    session.caller.actor = "person:" + std::to_string(session.person.value);
    session.caller.role = known(parse_role(rows.text()));
    session.caller.organisation = rows.id<OrganisationId>();
    session.caller.name = rows.text();
    session.caller.hub = hub_maybe_from(rows);
    return session;
}

void MysqlTransaction::insert_session(const Session& session) {
    connection_.change(statement::session_insert, session.token, session.person, session.csrf,
                       session.started_at, session.ends_at);
}

void MysqlTransaction::end_session(const Hash& token) {
    connection_.change(statement::session_delete, token);
}

void MysqlTransaction::end_sessions_of(PersonId person) {
    connection_.change(statement::sessions_delete_of_person, person);
}

std::optional<Person> MysqlTransaction::person_by_email(std::string_view email) {
    Rows rows = connection_.query(statement::person_by_email, email);
    if (!rows.next()) return std::nullopt;
    Person person;
    person.id = rows.id<PersonId>();
    loaded_versions_[person.id] = rows.number();
    person.organisation = rows.id<OrganisationId>();
    person.email = rows.text();
    person.name = rows.text();
    person.role = known(parse_role(rows.text()));
    person.password_hash = rows.text();
    person.disabled = rows.flag();
    person.hub = hub_maybe_from(rows);
    return person;
}

PersonId MysqlTransaction::insert_person(const Person& person) {
    Rows rows = connection_.query(statement::person_insert, person.organisation, person.email,
                                  person.name, name_of(person.role), id_of(person.hub),
                                  person.password_hash, person.disabled);
    rows.next();
    return rows.id<PersonId>();
}

void MysqlTransaction::update_person(const Person& person) {
    const auto loaded = loaded_versions_.find(person.id);
    const auto version =
        loaded == loaded_versions_.end() ? std::nullopt : std::optional{loaded->second};
    const std::int64_t found =
        connection_.change(statement::person_update, person.organisation, person.email, person.name,
                           name_of(person.role), id_of(person.hub), person.password_hash,
                           person.disabled, person.id, version, version);
    if (found != 1) throw DatabaseError{record_changed, "a person was changed by someone else"};
    if (loaded != loaded_versions_.end()) ++loaded->second;
}

}  // namespace kitbank
