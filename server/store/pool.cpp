#include "server/store/pool.h"

#include "server/usecase/ports.h"

namespace kitbank {

Pool::Pool(DatabaseAddress address, std::size_t size, std::chrono::milliseconds wait)
    : address_(std::move(address)), size_(size), wait_(wait) {}

Pool::Lease::Lease(Pool& pool, std::unique_ptr<Connection> connection)
    : pool_(pool), connection_(std::move(connection)) {
    connection_->begin_use();
}

Pool::Lease::~Lease() { pool_.give_back(std::move(connection_)); }

Pool::Lease Pool::lend() {
    std::unique_ptr<Connection> connection = take();
    if (!connection) {
        try {
            connection = std::make_unique<Connection>(address_);
        } catch (...) {
            give_back(nullptr);
            throw;
        }
    }
    return Lease{*this, std::move(connection)};
}

// An idle connection, or nothing: leave to make one.
std::unique_ptr<Connection> Pool::take() {
    std::unique_lock lock{mutex_};
    ++gauges_.waiting;
    const bool came = returned_.wait_for(lock, wait_, [&] { return gauges_.lent < size_; });
    --gauges_.waiting;
    if (!came) throw StoreFailure{RefusalCode::busy, "no database connection came free in time"};
    ++gauges_.lent;
    if (idle_.empty()) {
        ++gauges_.opened;
        return nullptr;
    }
    std::unique_ptr<Connection> connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
}

void Pool::give_back(std::unique_ptr<Connection> connection) {
    const bool is_kept = connection && connection->is_sound();
    {
        const std::scoped_lock lock{mutex_};
        --gauges_.lent;
        if (is_kept) {
            idle_.push_back(std::move(connection));
        } else {
            ++gauges_.discarded;
            // The others have most likely lost the same server.
            if (connection) idle_.clear();
        }
    }
    returned_.notify_one();
}

PoolGauges Pool::gauges() {
    const std::scoped_lock lock{mutex_};
    PoolGauges now = gauges_;
    now.idle = idle_.size();
    return now;
}

}  // namespace kitbank
