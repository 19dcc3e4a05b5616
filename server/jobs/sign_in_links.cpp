#include "server/jobs/sign_in_links.h"

#include "server/usecase/partners/link.h"

namespace kitbank {

Job link_job(const std::string& address) {
    return {"sign_in_links", std::chrono::seconds{2},
            [address](Ports& ports) { send_wished_links(address, ports); }};
}

}  // namespace kitbank
