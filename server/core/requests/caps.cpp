#include "server/core/requests/caps.h"

namespace kitbank {
namespace {

std::string counted_things(const Cap& cap) {
    const bool one = cap.most == 1;
    if (!cap.kind) return one ? "request" : "requests";
    switch (*cap.kind) {
        case LineKind::data:
            return one ? "SIM or voucher" : "SIMs or vouchers";
        case LineKind::accessories:
            return one ? "set of accessories" : "sets of accessories";
        case LineKind::support:
            return one ? "offer of support" : "offers of support";
        default:
            return std::string{name_of(*cap.kind)} + (one ? "" : "s");
    }
}

std::string_view whom(CapScope scope) {
    switch (scope) {
        case CapScope::organisation:
            return "one organisation";
        case CapScope::area:
            return "one area";
        case CapScope::person:
            return "one person";
    }
    return "";
}

}  // namespace

std::string in_words(const Cap& cap) {
    std::string words = "At most " + std::to_string(cap.most) + " " + counted_things(cap) +
                        " for " + std::string{whom(cap.scope)};
    words += cap.days == 0 ? " at a time" : " in " + std::to_string(cap.days) + " days";
    return words + ".";
}

std::string_view remedy(const Cap& cap) {
    switch (cap.scope) {
        case CapScope::organisation:
            return "Cancel a request that is no longer needed, or send this one when kit has come "
                   "back.";
        case CapScope::area:
            return "Keep this request as a draft and send it when kit in this area has come back.";
        case CapScope::person:
            return "Look whether this person has been asked for before, or ask the scheme to "
                   "raise the limit.";
    }
    return "";
}

}  // namespace kitbank
