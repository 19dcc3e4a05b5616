#include "server/jobs/tidy_outbox.h"

#include "server/usecase/notices/ports.h"

namespace kitbank {

void tidy_outbox(Ports& ports) {
    const Instant now = ports.clock.now();
    ports.store.write([&](Transaction& tx) {
        tx.write_notices().forget_texts_settled_before(now - failed_texts_kept);
        tx.write_notices().delete_letters_settled_before(now - settled_letters_kept);
        return true;
    });
}

}  // namespace kitbank
