#include "server/web/problem.h"

#include <algorithm>
#include <array>

#include "server/web/json.h"

namespace kitbank::web {
namespace {

// Faults of the message that the rules know nothing of. The others share a refusal's letters and
// words.
constexpr std::array wire_problems = std::to_array<ProblemText>({
    {"method_unknown", 501, "Unknown method",
     "The server does not know this method. Use GET, POST or another one of the API.", false},
    {"request_timeout", 408, "The request came too slowly",
     "The rest of the request did not come in time. Check the line and send it again.", true},
    {"length_required", 411, "The length is missing",
     "A request with a body must say its Content-Length. Chunked bodies are not read here.", false},
    {"address_too_long", 414, "The address is too long",
     "The address has more than 8,192 characters. Send less in it.", false},
    {"wrong_host", 421, "Not this server",
     "The request names a host that this server does not answer for. Use the address you were "
     "given.",
     false},
    {"expectation_unknown", 417, "Unknown expectation",
     "The only Expect header known here is 100-continue.", false},
    {"headers_too_large", 431, "The headers are too large",
     "The request has too many or too large headers. Delete this site's cookies and try again.",
     false},
    {"encoding_unsupported", 501, "Unknown transfer encoding",
     "Send the body as it is, with its Content-Length.", false},
    {"version_unsupported", 505, "Another version of HTTP", "This server speaks HTTP/1.1.", false},
    {"too_many_connections", 503, "Too many connections",
     "Your address holds too many connections. Close some, or try again in a moment.", true},
});

std::optional<int> retry_after_seconds(const Problem& problem) {
    if (problem.status == 429) return 300;
    if (!problem.retry || problem.status != 503) return std::nullopt;
    if (problem.code == "busy") return 1;
    return problem.code == "storage_full" ? 60 : 5;
}

}  // namespace

int status_of(RefusalCode code) {
    switch (code) {
        case RefusalCode::malformed:
        case RefusalCode::request_id_missing:
            return 400;
        case RefusalCode::unauthenticated:
        case RefusalCode::sign_in_failed:
        case RefusalCode::code_wrong:
        case RefusalCode::token_revoked:
            return 401;
        case RefusalCode::forbidden:
        case RefusalCode::form_expired:
        case RefusalCode::role_too_high:
            return 403;
        case RefusalCode::not_found:
        case RefusalCode::device_not_found:
        case RefusalCode::hub_not_found:
        case RefusalCode::batch_not_found:
        case RefusalCode::evidence_not_found:
        case RefusalCode::conflict_not_found:
        case RefusalCode::organisation_not_found:
        case RefusalCode::person_not_found:
        case RefusalCode::invitation_not_found:
        case RefusalCode::token_not_found:
        case RefusalCode::resident_not_found:
        case RefusalCode::entry_not_found:
        case RefusalCode::appointment_not_found:
        case RefusalCode::request_not_found:
        case RefusalCode::link_over:
        case RefusalCode::tag_unknown:
        case RefusalCode::tag_unclaimed:
        case RefusalCode::bundle_not_found:
        case RefusalCode::sim_not_found:
        case RefusalCode::delivery_not_found:
        case RefusalCode::consignment_not_found:
        case RefusalCode::issue_not_found:
            return 404;
        case RefusalCode::method_not_allowed:
            return 405;
        case RefusalCode::hub_code_taken:
        case RefusalCode::name_taken:
        case RefusalCode::second_person_needed:
        case RefusalCode::last_admin:
        case RefusalCode::resident_exists:
        case RefusalCode::hold_in_force:
        case RefusalCode::tag_claimed:
        case RefusalCode::tag_void:
        case RefusalCode::serial_exists:
        case RefusalCode::event_not_allowed:
        case RefusalCode::not_at_hub:
        case RefusalCode::wipe_missing:
        case RefusalCode::wipe_outdated:
        case RefusalCode::reserved_for_another:
        case RefusalCode::renewal_limit:
        case RefusalCode::not_on_loan:
        case RefusalCode::renewal_late:
        case RefusalCode::slot_not_free:
        case RefusalCode::proposal_not_found:
        case RefusalCode::line_taken:
        case RefusalCode::cap_reached:
        case RefusalCode::request_closed:
        case RefusalCode::step_out_of_order:
        case RefusalCode::iccid_doubtful:
        case RefusalCode::sim_exists:
        case RefusalCode::sim_given:
        case RefusalCode::sim_not_here:
        case RefusalCode::sim_past_date:
        case RefusalCode::item_not_possible:
        case RefusalCode::stock_short:
        case RefusalCode::limit_reached:
        case RefusalCode::code_shown:
            return 409;
        case RefusalCode::resident_erased:
            return 410;
        case RefusalCode::changed:
            return 412;
        case RefusalCode::too_large:
            return 413;
        case RefusalCode::unsupported_media_type:
            return 415;
        case RefusalCode::invalid_fields:
        case RefusalCode::holidays_unknown:
        case RefusalCode::request_id_reused:
        case RefusalCode::tag_malformed:
        case RefusalCode::serial_placeholder:
        case RefusalCode::iccid_malformed:
        case RefusalCode::file_not_understood:
        case RefusalCode::evidence_missing:
        case RefusalCode::due_date_wrong:
        case RefusalCode::template_wrong:
        case RefusalCode::agreement_needed:
        case RefusalCode::does_not_fit:
        case RefusalCode::not_eligible:
        case RefusalCode::happens_in_future:
        case RefusalCode::report_not_understood:
        case RefusalCode::checklist_incomplete:
        case RefusalCode::verifier_is_operator:
        case RefusalCode::password_weak:
            return 422;
        case RefusalCode::too_many_attempts:
            return 429;
        case RefusalCode::busy:
        case RefusalCode::unavailable:
        case RefusalCode::storage_full:
            return 503;
        case RefusalCode::provider_failed:
            return 502;
        case RefusalCode::internal:
            return 500;
    }
    return 500;
}

Problem problem_of(const Refusal& refusal) {
    const RefusalText& text = text_of(refusal.code);
    return {std::string(text.name),
            status_of(refusal.code),
            std::string(text.title),
            sentence_of(refusal),
            text.retry,
            refusal.fields,
            {}};
}

Problem problem_of(const Fault& fault, std::string_view reference) {
    const auto text = find_problem(name_of(fault.code));
    Problem problem;
    problem.code = name_of(fault.code);
    problem.status = status_of(fault.code);
    problem.title = text ? text->title : "";
    problem.detail = fault.sentence;
    problem.retry = text && text->retry;
    problem.reference = reference;
    if (!fault.where.empty()) problem.fields.push_back({fault.where, fault.sentence});
    return problem;
}

Refusal refusal_of(const Fault& fault) {
    RefusalCode code = RefusalCode::malformed;
    if (fault.code == FaultCode::unsupported_media_type) code = RefusalCode::unsupported_media_type;
    if (fault.code == FaultCode::too_large) code = RefusalCode::too_large;
    Refusal refusal{code, fault.sentence, {}};
    if (!fault.where.empty()) refusal.fields.push_back({fault.where, fault.sentence});
    return refusal;
}

std::string problem_body(const Problem& problem) {
    Json body{{"type", "/problems/" + problem.code},
              {"title", problem.title},
              {"status", problem.status},
              {"detail", problem.detail},
              {"code", problem.code},
              {"retry", problem.retry}};
    for (const FieldFault& fault : problem.fields) {
        body["fields"].push_back({{"field", fault.field}, {"detail", fault.sentence}});
    }
    if (!problem.reference.empty()) body["reference"] = problem.reference;
    return body.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Response problem_json(const Problem& problem) {
    Response response{problem.status, "application/problem+json", problem_body(problem), {}};
    if (problem.status == 401) response.with("WWW-Authenticate", "Bearer");
    add_problem_headers(response, problem);
    return response;
}

void add_problem_headers(Response& response, const Problem& problem) {
    if (const auto seconds = retry_after_seconds(problem)) {
        response.with("Retry-After", std::to_string(*seconds));
    }
}

const std::vector<ProblemText>& problem_table() {
    static const std::vector<ProblemText> table = [] {
        std::vector<ProblemText> all;
        for (const RefusalText& text : refusal_table()) {
            all.push_back({text.name, status_of(text.code), text.title, text.sentence, text.retry});
        }
        all.insert(all.end(), wire_problems.begin(), wire_problems.end());
        return all;
    }();
    return table;
}

std::optional<ProblemText> find_problem(std::string_view code) {
    const auto found = std::ranges::find(problem_table(), code, &ProblemText::code);
    return found == problem_table().end() ? std::nullopt : std::optional{*found};
}

}  // namespace kitbank::web
