#include "server/usecase/requests/collector.h"

#include "server/usecase/residents/vault.h"

namespace kitbank {
namespace {

std::string collector_context(const KitRequest& request, const Resident& resident) {
    return context_of(resident.reference, "collector/" + request.reference);
}

}  // namespace

std::string seal_collector(const KitRequest& request, const Resident& resident,
                           const std::string& collector, Safe& safe) {
    if (collector.empty()) return "";
    return safe.seal_with(open_key(resident, safe), collector,
                          collector_context(request, resident));
}

std::string open_collector(const KitRequest& request, const Resident& resident, Safe& safe) {
    if (request.sealed_collector.empty() || resident.erased_at) return "";
    return safe
        .open_with(open_key(resident, safe), request.sealed_collector,
                   collector_context(request, resident))
        .value_or("");
}

}  // namespace kitbank
