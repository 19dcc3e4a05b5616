#pragma once

#include <optional>

#include "server/web/api/answer.h"

namespace kitbank::web::api {

// Reads the body's fields with `read`, and refuses it when something was wrong or is left.
template <class Read>
std::optional<Refusal> read_body(const Call& call, const Read& read) {
    const Result<Json> body = read_object(call.request);
    if (!body) return body.refusal();
    FieldReader fields(*body, "");
    read(fields);
    fields.refuse_others();
    return fields.refusal();
}

}  // namespace kitbank::web::api
