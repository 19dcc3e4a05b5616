#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/refusal.h"
#include "server/web/fault.h"
#include "server/web/response.h"

namespace kitbank::web {

// A "no" as HTTP tells it: RFC 9457 for programs, the same words on an error page for people.
struct Problem {
    std::string code;  // also the last part of /problems/{code}
    int status = 500;
    std::string title;   // the same for every case of the code
    std::string detail;  // this case, in a sentence for a person
    bool retry = false;  // sending the same again can help
    std::vector<FieldFault> fields;
    std::string reference;  // of the request, where something broke on our side
};

// The decision that the core leaves to the web. No default: a new refusal without a status does not
// compile.
int status_of(RefusalCode code);

Problem problem_of(const Refusal& refusal);
Problem problem_of(const Fault& fault, std::string_view reference = {});

// A body that does not read, as a refusal: pages show it in their error summary.
Refusal refusal_of(const Fault& fault);

// application/problem+json, with Retry-After where waiting helps and WWW-Authenticate with 401.
Response problem_json(const Problem& problem);
// What problem_json() puts into the body; also one scan's `problem` in a batch.
std::string problem_body(const Problem& problem);
// The headers that go with a problem on either door.
void add_problem_headers(Response& response, const Problem& problem);

// Every code with its words in general, for /problems/{code} and the API's documentation.
struct ProblemText {
    std::string_view code;
    int status;
    std::string_view title;
    std::string_view sentence;
    bool retry;
};
const std::vector<ProblemText>& problem_table();
std::optional<ProblemText> find_problem(std::string_view code);

}  // namespace kitbank::web
