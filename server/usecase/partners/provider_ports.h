#pragma once
#include "server/usecase/partners/provider_records.h"
#include "server/usecase/ports.h"

namespace kitbank {

class ProviderReader {
  public:
    virtual ~ProviderReader() = default;

    // Those that were not removed; by name.
    virtual std::vector<Provider> providers() = 0;
    virtual std::optional<Provider> provider(const Uuid& id) = 0;

    virtual std::optional<ProviderIdentity> identity(const Uuid& provider,
                                                     std::string_view subject) = 0;
    virtual std::vector<ProviderIdentity> identities_of(PersonId person) = 0;
};

class ProviderWriter {
  public:
    virtual ~ProviderWriter() = default;

    virtual void insert_provider(const Provider& provider) = 0;
    virtual bool remove_provider(const Uuid& id, Instant now) = 0;

    // One identity belongs to one person, and a person has one at each provider.
    virtual void insert_identity(const ProviderIdentity& identity) = 0;
    virtual bool remove_identity(const Uuid& provider, PersonId person) = 0;

    virtual void insert_start(const ProviderStart& start) = 0;
    // Takes it away, locked, whether it is over or not: it works once.
    virtual std::optional<ProviderStart> take_start(const Hash& token) = 0;
    virtual void forget_starts(Instant now) = 0;  // that are over; some at a time
};

}  // namespace kitbank
