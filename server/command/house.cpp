#include "server/command/house.h"

#include <stdexcept>

#include "server/command/vault.h"

namespace kitbank {

DatabaseAddress address_of(const Config& config) {
    Result<DatabaseAddress> address = parse_address(config.database);
    if (!address)
        throw std::runtime_error{"The database's address is not right. " +
                                 sentence_of(address.refusal())};
    return *address;
}

House::House(const Config& config)
    : store_(address_of(config)),
      crypto_(config.tag_prefix),
      safe_(open_keys(config)),
      ports_{store_, clock_, crypto_, zones_, safe_} {}

}  // namespace kitbank
