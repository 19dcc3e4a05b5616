#include "server/usecase/trust/read_audit.h"

#include "server/usecase/partners/ports.h"
#include "server/usecase/trust/ports.h"

namespace kitbank {

Result<AuditPage> read_audit(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::see_audit)) return Refusal{RefusalCode::forbidden, "", {}};
    AuditPage page;
    ports.store.read([&](Reader& reader) {
        page.events = reader.trust().newest_audit(caller.organisation, audit_page_length);
        page.names = reader.partners().actor_names(caller.organisation);
    });
    return page;
}

}  // namespace kitbank
