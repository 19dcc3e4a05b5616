#pragma once

#include <optional>
#include <string_view>

#include "server/core/refusal.h"
#include "server/web/call.h"

namespace kitbank::web {

// The hidden field of every form that changes something; its value is the session's `csrf`.
inline constexpr std::string_view csrf_field = "csrf";
// The hidden field that makes sending a form twice harmless: a new UUID for each page shown.
inline constexpr std::string_view request_id_field = "request_id";

// Did the request come from a page of this server? By Sec-Fetch-Site and Origin, which browsers set
// and scripts of other sites cannot; a request with neither did not come from a browser's form.
bool is_from_here(const Request& request);

// Nothing when the form may be acted on: sent from here, and carrying this session's secret. Without
// a session (signing in) there is no secret to carry and the first half stands alone.
std::optional<Refusal> check_form(const Request& request, const Fields& form,
                                  const std::optional<Session>& session);

}  // namespace kitbank::web
