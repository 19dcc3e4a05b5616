#pragma once

#include <chrono>

#include "server/web/call.h"
#include "server/web/handler.h"
#include "server/web/metrics.h"
#include "server/web/problem.h"
#include "server/web/routes.h"

namespace kitbank::web {

// Kitbank behind the HTTP server: finds the route, finds out who asks and whether they may, reads
// what every handler would have to read, and calls the handler. All before the body is received, but
// for the form of a page.
//
// The order of refusals: 404, 405, 401, 403, 415, 400 (no Idempotency-Key), 413, and then the
// handler's own. A page asks whoever is not signed in to do so and brings them back.
//
// Of exceptions only StoreFailure ends here, as the problem it names (503 with Retry-After); all
// others end in the HTTP server's one wrapper.
class WebService : public Handler {
  public:
    explicit WebService(Services services);

    Plan plan(const Request& request) override;
    Response present(const Fault& fault, std::string_view request_line,
                     std::string_view reference) noexcept override;

  private:
    using Clock = std::chrono::steady_clock;

    // Fills in who asks. A response when the call ends here.
    std::optional<Response> admit(const Route& route, Call& call) const;
    std::optional<Response> admit_page(const Route& route, Call& call) const;
    std::optional<Response> read_form(Call& call) const;
    Response refuse(const Call& call, const Refusal& refusal) const;
    Response missing(const Call& call, const Match& match) const;
    Response answer(const Route& route, Call& call) const;
    Response store_failed(const Call& call, const StoreFailure& failure) const;

    Services services_;
    Metrics metrics_;
};

}  // namespace kitbank::web
