#pragma once
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/usecase/partners/records.h"
#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

// What staff do with a request beside deciding it. None of it changes its state, but for a dropped
// line, when what is left is all set aside.
namespace kitbank {

// Not to be served for now, until a day or until it is released: allocation leaves it out. The reason is
// for staff, and is no place for the resident's affairs.
struct HoldRequest {
    Uuid id;
    Caller caller;
    std::string reference;
    std::string reason;
    std::optional<Date> until = {};  // the last day; nothing: until it is released
};
inline constexpr std::size_t hold_reason_max = 200;  // characters
Result<KitRequest> hold_request(const HoldRequest& command, Ports& ports);

struct ReleaseHold {
    Uuid id;
    Caller caller;
    std::string reference;
};
Result<KitRequest> release_hold(const ReleaseHold& command, Ports& ports);

// Who works on it: the caller, a colleague who may decide requests, or nobody.
struct AssignRequest {
    Uuid id;
    Caller caller;
    std::string reference;
    bool to_me = false;
    std::optional<Uuid> colleague = {};  // handle of a membership
};
Result<KitRequest> assign_request(const AssignRequest& command, Ports& ports);
std::vector<Member> colleagues_for(const Caller& caller, const KitRequest& request, Reader& reader);

// Who agreed to something else than was asked for.
inline constexpr std::array<std::string_view, 2> agreeing_parties = {"referrer", "resident"};

// Another kind of device for a line that still waits; its memory follows the new kind. Nothing in `kind`
// takes an agreement back.
struct AgreeSubstitute {
    Uuid id;
    Caller caller;
    std::string reference;
    int line = 1;
    std::optional<LineKind> kind = {};
    std::string agreed_by = {};  // of agreeing_parties, when there is a kind
};
Result<KitRequest> agree_substitute(const AgreeSubstitute& command, Ports& ports);

// A line that is not to be served any more, also one without a device when the kit has gone: then the request can close. The
// last one is not dropped: the request is declined.
struct DropLine {
    Uuid id;
    Caller caller;
    std::string reference;
    int line = 1;
};
Result<KitRequest> drop_line(const DropLine& command, Ports& ports);

}  // namespace kitbank
