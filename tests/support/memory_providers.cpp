#include "tests/support/memory_providers.h"

#include <tuple>

#include "tests/support/memory_rows.h"

namespace kitbank {

std::vector<Provider> MemoryProviders::providers() {
    auto rows = rows_where(state_.providers, [](const Provider& row) { return !row.removed_at; });
    std::ranges::sort(rows, {}, [](const Provider& row) { return std::tuple{row.name, row.id}; });
    return rows;
}

std::optional<Provider> MemoryProviders::provider(const Uuid& id) {
    auto row = row_at(state_.providers, id);
    return row && !row->removed_at ? row : std::nullopt;
}

std::optional<ProviderIdentity> MemoryProviders::identity(const Uuid& provider,
                                                          std::string_view subject) {
    for (const ProviderIdentity& row : state_.identities) {
        if (row.provider == provider && row.subject == subject) return row;
    }
    return std::nullopt;
}

std::vector<ProviderIdentity> MemoryProviders::identities_of(PersonId person) {
    std::vector<ProviderIdentity> rows;
    std::ranges::copy_if(state_.identities, std::back_inserter(rows),
                         [&](const ProviderIdentity& row) { return row.person == person; });
    return rows;
}

void MemoryProviders::insert_provider(const Provider& provider) {
    require_in_memory(state_.organisations.contains(provider.organisation),
                      "provider.organisation exists");
    require_in_memory(!provider.issuer.empty(), "provider.issuer is not empty");
    require_in_memory(state_.providers.try_emplace(provider.id, provider).second,
                      "provider.id is unique");
}

bool MemoryProviders::remove_provider(const Uuid& id, Instant now) {
    const auto row = state_.providers.find(id);
    if (row == state_.providers.end() || row->second.removed_at) return false;
    row->second.removed_at = now;
    return true;
}

void MemoryProviders::insert_identity(const ProviderIdentity& identity) {
    require_in_memory(state_.providers.contains(identity.provider), "identity.provider exists");
    require_in_memory(state_.people.contains(identity.person), "identity.person exists");
    for (const ProviderIdentity& row : state_.identities) {
        if (row.provider != identity.provider) continue;
        require_in_memory(row.subject != identity.subject && row.person != identity.person,
                          "identity is unique");
    }
    state_.identities.push_back(identity);
}

bool MemoryProviders::remove_identity(const Uuid& provider, PersonId person) {
    return std::erase_if(state_.identities, [&](const ProviderIdentity& row) {
               return row.provider == provider && row.person == person;
           }) == 1;
}

void MemoryProviders::insert_start(const ProviderStart& start) {
    require_in_memory(state_.providers.contains(start.provider), "start.provider exists");
    require_in_memory(state_.provider_starts.try_emplace(start.token, start).second,
                      "start.token is unique");
}

std::optional<ProviderStart> MemoryProviders::take_start(const Hash& token) {
    auto row = row_at(state_.provider_starts, token);
    state_.provider_starts.erase(token);
    return row;
}

void MemoryProviders::forget_starts(Instant now) {
    std::erase_if(state_.provider_starts,
                  [&](const auto& row) { return row.second.ends_at <= now; });
}

}  // namespace kitbank
