#include "server/web/api/system.h"

#include "embedded/document.h"
#include "server/web/api/answer.h"
#include "server/web/metrics.h"

namespace kitbank::web::api {

Response healthz(const Call&) { return answer(200, {{"status", "ok"}}); }

Response readyz(const Call& call) {
    const std::string why_not = call.services.why_not_ready();
    if (why_not.empty()) return answer(200, {{"status", "ready"}});
    return refused({RefusalCode::unavailable, why_not, {}});
}

Response metrics(const Call& call) {
    const std::vector<Gauge> gauges = call.services.gauges();
    return {200, "text/plain; version=0.0.4; charset=utf-8", call.metrics->text(gauges), {}};
}

Response openapi(const Call&) {
    return {200, "application/yaml", std::string(document::openapi), {}};
}

}  // namespace kitbank::web::api
