#pragma once
#include "server/core/requests/answers.h"
#include "server/usecase/requests/show_request.h"
#include "server/web/api/answer.h"
#include "server/web/call.h"
#include "server/web/json.h"

// How requests look as JSON, and how their answers are read from it: the one place, for every call. What
// of a request someone sees is in the table of fields (server/core/policy.h); the schemas of the same
// names are in schema/api/openapi.yaml.
namespace kitbank::web::api {

// A row of a list: `steps` are what the viewer may do with it now.
Json present(const KitRequest& request, const Caller& viewer, const ActorNames& names);
// With its notes, the items of its lines, and who else may collect.
Json present(const RequestView& view, const Caller& viewer, const ActorNames& names);
// The answers of a draft, under the names of the form.
Json present(const Answers& answers);

// Takes every answer that the body has (core/requests/answers.h); an empty text or list, or false,
// takes one back, and what is absent or null stays.
Answers read_answers(FieldReader& fields);

}  // namespace kitbank::web::api
