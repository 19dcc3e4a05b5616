#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <vector>

#include "server/store/connection.h"

namespace kitbank {

// What the pool is doing, for /metrics.
struct PoolGauges {
    std::size_t lent = 0;
    std::size_t idle = 0;
    std::size_t waiting = 0;
    std::uint64_t opened = 0;     // connections ever made
    std::uint64_t discarded = 0;  // of them, those that failed
};

// A few connections for many threads: the database does its best work with 4 to 8 sessions, and the
// queue is shorter here than there. Connections are made when they are first needed.
class Pool {
  public:
    Pool(DatabaseAddress address, std::size_t size, std::chrono::milliseconds wait);

    // A connection for one operation; it goes back by itself, or is destroyed when it is not sound.
    class Lease {
      public:
        Lease(Pool& pool, std::unique_ptr<Connection> connection);
        ~Lease();
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        Connection& operator*() { return *connection_; }
        Connection* operator->() { return connection_.get(); }

      private:
        Pool& pool_;
        std::unique_ptr<Connection> connection_;
    };

    // Waits its turn. Throws StoreFailure(busy) when it does not come in time, DatabaseError when
    // the database cannot be reached.
    Lease lend();
    PoolGauges gauges();

  private:
    std::unique_ptr<Connection> take();
    void give_back(std::unique_ptr<Connection> connection);

    const DatabaseAddress address_;
    const std::size_t size_;
    const std::chrono::milliseconds wait_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;
    PoolGauges gauges_;
};

}  // namespace kitbank
