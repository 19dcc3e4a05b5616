#include "server/web/service.h"

#include <Poco/Logger.h>

#include <algorithm>

#include "server/web/csrf.h"
#include "server/web/pages/problem_page.h"
#include "server/web/session.h"
#include "server/web/text.h"

namespace kitbank::web {
namespace {

bool is_api(const Call& call) { return is_api_path(call.request.path); }

std::optional<Refusal> check_media_type(const Route& route, const Request& request) {
    const auto& types = route.body.media_types;
    if (types.empty() || std::ranges::find(types, request.media_type()) != types.end()) return {};
    return Refusal{RefusalCode::unsupported_media_type, "", {}};
}

std::optional<Refusal> read_request_id(const Route& route, Call& call) {
    if (is_safe(route.method) || route.body.has_ids_inside) return {};
    const auto id = parse_uuid(call.request.headers.text("idempotency-key"));
    if (!id) return Refusal{RefusalCode::request_id_missing, "", {}};
    call.request_id = *id;
    return {};
}

std::string allow_header(const std::vector<Method>& methods) {
    std::string value;
    for (const Method method : methods) {
        value.append(value.empty() ? "" : ", ").append(name_of(method));
        if (method == Method::get) value.append(", HEAD");
    }
    return value;
}

Response to_sign_in(const Request& request) {
    const std::string target =
        request.raw_query.empty() ? request.path : request.path + "?" + request.raw_query;
    return Response::see_other("/sign-in?then=" + percent_encode(target));
}

}  // namespace

WebService::WebService(Services services) : services_(std::move(services)), metrics_(routes()) {}

Plan WebService::plan(const Request& request) {
    const auto begun = Clock::now();
    Match match = find_route(request.method, request.segments);
    Call call{request, services_};
    call.params = std::move(match.params);
    call.metrics = &metrics_;
    Plan plan;
    try {
        plan.refusal = match.route ? admit(*match.route, call) : missing(call, match);
    } catch (const StoreFailure& failure) {
        plan.refusal = store_failed(call, failure);
    }
    if (plan.refusal) {
        metrics_.count(match.route, plan.refusal->status, Clock::now() - begun);
        return plan;
    }
    plan.body_bytes_max = match.route->body.bytes_max;
    plan.answer = [this, route = match.route, call](const Request&) mutable {
        const auto started = Clock::now();
        Response response = answer(*route, call);
        metrics_.count(route, response.status, Clock::now() - started);
        return response;
    };
    return plan;
}

std::optional<Response> WebService::admit(const Route& route, Call& call) const {
    if (!is_api(call)) return admit_page(route, call);
    if (!route.access.is_public()) {
        Result<Caller> caller = route.body.has_ids_inside
                                    ? find_late_bearer(call.request, services_.ports)
                                    : find_bearer(call.request, services_.ports);
        if (!caller) return refuse(call, caller.refusal());
        call.caller = std::move(*caller);
        if (!route.access.admits(call.caller.role)) {
            return refuse(call, {RefusalCode::forbidden, "", {}});
        }
    }
    if (auto refusal = check_media_type(route, call.request)) return refuse(call, *refusal);
    if (auto refusal = read_request_id(route, call)) return refuse(call, *refusal);
    return {};
}

std::optional<Response> WebService::admit_page(const Route& route, Call& call) const {
    Result<Session> session = find_cookie_session(call.request, services_);
    if (session) {
        call.caller = session->caller;
        call.session = std::move(*session);
    } else if (!route.access.is_public()) {
        if (is_safe(call.request.method)) return to_sign_in(call.request);
        return refuse(call, session.refusal());
    }
    if (!route.access.is_public() && !route.access.admits(call.caller.role)) {
        return refuse(call, {RefusalCode::forbidden, "", {}});
    }
    if (auto refusal = check_media_type(route, call.request)) return refuse(call, *refusal);
    return {};
}

Response WebService::answer(const Route& route, Call& call) const {
    try {
        if (!is_api(call) && !is_safe(route.method)) {
            if (auto refusal = read_form(call)) return *std::move(refusal);
        }
        return route.handle(call);
    } catch (const StoreFailure& failure) {
        return store_failed(call, failure);
    }
}

std::optional<Response> WebService::read_form(Call& call) const {
    auto form = parse_form(call.request);
    if (!form) return refuse(call, refusal_of(form.fault()));
    call.form = std::move(form.value());
    if (auto refusal = check_form(call.request, call.form.fields, call.session)) {
        return refuse(call, *refusal);
    }
    const auto id = parse_uuid(call.form.fields.text(request_id_field));
    call.request_id = id ? *id : services_.ports.crypto.make_uuid();
    return {};
}

Response WebService::refuse(const Call& call, const Refusal& refusal) const {
    const Problem problem = problem_of(refusal);
    return is_api(call) ? problem_json(problem) : problem_page(problem, &call);
}

Response WebService::missing(const Call& call, const Match& match) const {
    if (match.allowed.empty()) return refuse(call, {RefusalCode::not_found, "", {}});
    return refuse(call, {RefusalCode::method_not_allowed, "", {}})
        .with("Allow", allow_header(match.allowed));
}

Response WebService::store_failed(const Call& call, const StoreFailure& failure) const {
    Poco::Logger::get("http").warning(call.request.reference + " " +
                                      std::string(name_of(failure.code())) + ": " + failure.what());
    Problem problem = problem_of(Refusal{failure.code(), "", {}});
    problem.reference = call.request.reference;
    return is_api(call) ? problem_json(problem) : problem_page(problem, &call);
}

Response WebService::present(const Fault& fault, std::string_view request_line,
                             std::string_view reference) noexcept {
    try {
        const Problem problem = problem_of(fault, reference);
        const auto target =
            request_line.substr(std::min(request_line.find(' ') + 1, request_line.size()));
        Response response =
            is_api_path(target) ? problem_json(problem) : problem_page(problem, nullptr);
        if (problem.status == 405) response.with("Allow", "GET, HEAD, POST");
        return response;
    } catch (const std::exception&) {
        return {status_of(fault.code), "text/plain; charset=utf-8", fault.sentence, {}};
    }
}

}  // namespace kitbank::web
