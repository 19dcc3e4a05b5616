#pragma once
#include "server/store/connection.h"
#include "server/usecase/partners/provider_ports.h"

namespace kitbank {

class MysqlProviders : public ProviderReader, public ProviderWriter {
  public:
    explicit MysqlProviders(Connection& connection) : connection_(connection) {}

    std::vector<Provider> providers() override;
    std::optional<Provider> provider(const Uuid& id) override;
    std::optional<ProviderIdentity> identity(const Uuid& provider,
                                             std::string_view subject) override;
    std::vector<ProviderIdentity> identities_of(PersonId person) override;

    void insert_provider(const Provider& provider) override;
    bool remove_provider(const Uuid& id, Instant now) override;
    void insert_identity(const ProviderIdentity& identity) override;
    bool remove_identity(const Uuid& provider, PersonId person) override;
    void insert_start(const ProviderStart& start) override;
    std::optional<ProviderStart> take_start(const Hash& token) override;
    void forget_starts(Instant now) override;

  private:
    Connection& connection_;
};

}  // namespace kitbank
