#include "server/store/mysql_store.h"

#include "embedded/statement.h"
#include "server/store/mysql_transaction.h"

namespace kitbank {

MysqlStore::MysqlStore(const DatabaseAddress& address, const StoreOptions& options)
    : pool_(address, options.connections, options.wait), retry_(options.retry) {}

void MysqlStore::read(const std::function<void(Reader&)>& questions) {
    without_transaction(pool_, retry_, [&](Connection& connection) {
        MysqlTransaction reader{connection};
        questions(reader);
    });
}

void MysqlStore::write(const std::function<bool(Transaction&)>& operation) {
    in_transaction(pool_, retry_, [&](Connection& connection) {
        MysqlTransaction transaction{connection};
        return operation(transaction);
    });
}

std::vector<Device> MysqlStore::devices_after(DeviceId after, int limit) {
    std::vector<Device> devices;
    without_transaction(pool_, retry_, [&](Connection& connection) {
        devices = MysqlTransaction{connection}.devices_after(after, limit);
    });
    return devices;
}

std::vector<TagRecord> MysqlStore::tags_after(const Tag& after, int limit) {
    std::vector<TagRecord> tags;
    without_transaction(pool_, retry_, [&](Connection& connection) {
        tags = MysqlTransaction{connection}.tags_after(after, limit);
    });
    return tags;
}

void MysqlStore::ping() {
    without_transaction(pool_, retry_,
                        [](Connection& connection) { connection.query(statement::reachable); });
}

}  // namespace kitbank
