#include "server/store/partners/provider_rows.h"

#include "embedded/statement.h"

namespace kitbank {
namespace {

Provider provider_from(Rows& rows) {
    Provider provider;
    provider.id = rows.uuid();
    provider.organisation = rows.id<OrganisationId>();
    provider.name = rows.text();
    provider.issuer = rows.text();
    provider.client_id = rows.text();
    provider.client_secret = rows.text();
    provider.second_factor = rows.flag();
    provider.created_at = rows.instant();
    provider.removed_at = rows.maybe(&Rows::instant);
    return provider;
}

std::vector<ProviderIdentity> identities_from(Rows rows) {
    std::vector<ProviderIdentity> identities;
    while (rows.next()) {
        ProviderIdentity identity;
        identity.provider = rows.uuid();
        identity.subject = rows.text();
        identity.person = rows.id<PersonId>();
        identity.linked_at = rows.instant();
        identities.push_back(std::move(identity));
    }
    return identities;
}

}  // namespace

std::vector<Provider> MysqlProviders::providers() {
    Rows rows = connection_.query(statement::providers_in_force);
    std::vector<Provider> list;
    while (rows.next()) list.push_back(provider_from(rows));
    return list;
}

std::optional<Provider> MysqlProviders::provider(const Uuid& id) {
    Rows rows = connection_.query(statement::provider_by_id, id);
    if (!rows.next()) return std::nullopt;
    return provider_from(rows);
}

std::optional<ProviderIdentity> MysqlProviders::identity(const Uuid& provider,
                                                         std::string_view subject) {
    const auto found =
        identities_from(connection_.query(statement::provider_identity, provider, subject));
    if (found.empty()) return std::nullopt;
    return found.front();
}

std::vector<ProviderIdentity> MysqlProviders::identities_of(PersonId person) {
    return identities_from(connection_.query(statement::provider_identities_of_person, person));
}

void MysqlProviders::insert_provider(const Provider& provider) {
    connection_.change(statement::provider_insert, provider.id, provider.organisation,
                       provider.name, provider.issuer, provider.client_id, provider.client_secret,
                       provider.second_factor, provider.created_at);
}

bool MysqlProviders::remove_provider(const Uuid& id, Instant now) {
    return connection_.change(statement::provider_remove, now, id) == 1;
}

void MysqlProviders::insert_identity(const ProviderIdentity& identity) {
    connection_.change(statement::provider_identity_insert, identity.provider, identity.subject,
                       identity.person, identity.linked_at);
}

bool MysqlProviders::remove_identity(const Uuid& provider, PersonId person) {
    return connection_.change(statement::provider_identity_delete, provider, person) == 1;
}

void MysqlProviders::insert_start(const ProviderStart& start) {
    connection_.change(statement::provider_start_insert, start.token, start.provider, start.person,
                       start.state, start.nonce, start.verifier, start.next_path, start.ends_at);
}

std::optional<ProviderStart> MysqlProviders::take_start(const Hash& token) {
    Rows rows = connection_.query(statement::provider_start_locked, token);
    if (!rows.next()) return std::nullopt;
    ProviderStart start;
    start.token = rows.hash();
    start.provider = rows.uuid();
    start.person = rows.id<PersonId>();
    start.state = rows.hash();
    start.nonce = rows.hash();
    start.verifier = rows.text();
    start.next_path = rows.text();
    start.ends_at = rows.instant();
    connection_.change(statement::provider_start_delete, token);
    return start;
}

void MysqlProviders::forget_starts(Instant now) {
    connection_.change(statement::provider_starts_delete, now);
}

}  // namespace kitbank
