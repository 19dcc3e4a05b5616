#include "server/jobs/tidy_outbox.h"

#include "server/usecase/notices/ports.h"

namespace kitbank {

void tidy_outbox(Ports& ports) {
    const Instant moment = ports.clock.now() - settled_letters_kept;
    ports.store.write([&](Transaction& tx) {
        tx.write_notices().delete_letters_settled_before(moment);
        return true;
    });
}

}  // namespace kitbank
