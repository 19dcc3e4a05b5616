#include "server/usecase/residents/enforce_retention.h"

#include "server/usecase/residents/erase_resident.h"
#include "server/usecase/residents/ports.h"

namespace kitbank {
namespace {

constexpr int batch_size = 50;

bool is_due(const Resident& resident, Instant now) {
    return !resident.erased_at && !resident.on_hold &&
           resident.due_on <= Date{std::chrono::floor<std::chrono::days>(now)};
}

// Looked at again behind the lock: a hold or a change may have come first.
bool erase_one(const std::string& reference, Instant now, Ports& ports) {
    bool erased = false;
    ports.store.write([&](Transaction& tx) {
        const std::optional<Resident> resident = tx.write_residents().lock_resident(reference);
        erased = resident && is_due(*resident, now);
        if (erased) erase_locked(*resident, "job:retention", "retention", tx, ports);
        return erased;
    });
    return erased;
}

}  // namespace

int enforce_retention(Ports& ports) {
    const Instant now = ports.clock.now();
    int count = 0;
    for (;;) {
        std::vector<std::string> due;
        ports.store.read(
            [&](Reader& reader) { due = reader.residents().residents_due(now, batch_size); });
        int erased = 0;
        for (const std::string& reference : due) erased += erase_one(reference, now, ports) ? 1 : 0;
        count += erased;
        if (erased == 0) return count;
    }
}

}  // namespace kitbank
