#pragma once
#include "server/config.h"
#include "server/flow_solver.h"
#include "server/safe.h"
#include "server/store/address.h"
#include "server/store/migrator.h"
#include "server/store/mysql_store.h"
#include "server/world.h"

namespace kitbank {

// Throws std::runtime_error when the address does not read.
DatabaseAddress address_of(const Config& config);

// Applies what the schema lacks. What gave access before audit chains were kept gets its chain when
// the database comes to the version that keeps them, and what people sign in with its digests.
MigrationReport bring_up_to_date(const Config& config);

// The ports with everything real behind them: what each command works with.
class House {
  public:
    explicit House(const Config& config);

    MysqlStore& store() { return store_; }
    Ports& ports() { return ports_; }

  private:
    MysqlStore store_;
    SystemClock clock_;
    SodiumCrypto crypto_;
    SystemZones zones_;
    SodiumSafe safe_;
    LemonFlow flow_;
    Ports ports_;
};

}  // namespace kitbank
