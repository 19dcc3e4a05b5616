#include "embedded/statement.h"
#include "server/store/trust/trust_rows.h"

namespace kitbank {

bool MysqlTrust::take_lease(std::string_view job, const Uuid& holder,
                            std::chrono::milliseconds length) {
    connection_.change(statement::lease_take, job, holder,
                       std::chrono::microseconds{length}.count());
    Rows rows = connection_.query(statement::lease_holder, job);
    return rows.next() && rows.uuid() == holder;
}

void MysqlTrust::end_lease(std::string_view job, const Uuid& holder) {
    connection_.change(statement::lease_end, job, holder);
}

}  // namespace kitbank
