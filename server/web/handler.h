#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "server/web/fault.h"
#include "server/web/request.h"
#include "server/web/response.h"

namespace kitbank::web {

// What is to be done with a request, decided on its head alone.
struct Plan {
    // A body larger than this is refused with 413 before a byte of it is read.
    std::uint64_t body_bytes_max = 0;
    // The answer when the body is not wanted at all: no such page, not signed in, wrong media type.
    std::optional<Response> refusal;
    // Called once, with the whole body, when there is no refusal. It carries whatever the plan has
    // found out (the route, who asks), so that nothing is looked up twice.
    std::function<Response(const Request&)> answer;
};

// What stands behind the HTTP server. Called from many threads at once.
class Handler {
  public:
    virtual ~Handler() = default;

    // `request` is complete but for its body.
    virtual Plan plan(const Request& request) = 0;

    // Dresses a fault that the server itself found (framing, limits, an exception) as this service
    // shows errors. `request_line` is as the client sent it, possibly empty or nonsense;
    // `reference` is what the client may quote. Must not throw.
    virtual Response present(const Fault& fault, std::string_view request_line,
                             std::string_view reference) noexcept = 0;
};

}  // namespace kitbank::web
