#pragma once
#include "server/store/pool.h"
#include "server/store/transaction.h"
#include "server/usecase/ports.h"

namespace kitbank {

struct StoreOptions {
    std::size_t connections = 8;
    std::chrono::milliseconds wait{5'000};  // for a connection to come free
    RetryLimits retry;
};

// The store over MariaDB.
class MysqlStore : public Store {
  public:
    explicit MysqlStore(const DatabaseAddress& address, const StoreOptions& options = {});

    // Each question is one statement and sees what is committed then. The questions are asked again
    // only when the very first of them finds its connection lost.
    void read(const std::function<void(Reader&)>& questions) override;
    void write(const std::function<bool(Transaction&)>& operation) override;

    // Of all organisations, in order: what `verify` walks through.
    std::vector<Device> devices_after(DeviceId after, int limit);
    std::vector<TagRecord> tags_after(const Tag& after, int limit);

    // The database answers. Throws StoreFailure when it does not.
    void ping();
    PoolGauges gauges() { return pool_.gauges(); }

  private:
    Pool pool_;
    RetryLimits retry_;
};

}  // namespace kitbank
