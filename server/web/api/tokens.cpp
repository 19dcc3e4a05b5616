#include "server/usecase/partners/issue_token.h"
#include "server/usecase/trust/read_audit.h"
#include "server/web/api/answer.h"
#include "server/web/api/partners.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

Json moment(const std::optional<Instant>& instant) {
    return instant ? Json(format(*instant)) : Json();
}

Json present(const Token& token, const Caller& viewer) {
    Json row{{"token", format(token.handle)},
             {"name", token.name},
             {"purpose", token.purpose},
             {"role", name_of(token.role)},
             {"hub", token.hub ? Json(token.hub->code) : Json()},
             {"created_at", format(token.created_at)},
             {"expires_at", moment(token.expires_at)},
             {"revoked_at", moment(token.revoked_at)}};
    return only_shown(std::move(row), Object::token, viewer);
}

}  // namespace

Response list_tokens(const Call& call) {
    const Result<std::vector<Token>> tokens = kitbank::list_tokens(call.caller, call.ports());
    if (!tokens) return refused(tokens.refusal());
    Json items = Json::array();
    for (const Token& token : *tokens) items.push_back(present(token, call.caller));
    return answer(200, {{"items", std::move(items)}, {"next", nullptr}});
}

Response issue_token(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    IssueToken command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.name = fields.text("name");
    command.purpose = fields.text("purpose");
    command.hub = fields.text("hub");
    const auto role = parse_role(fields.text("role"));
    if (!role) fields.fault("role", "Choose volunteer, hub_staff, referrer or manager.");
    command.role = role.value_or(Role::volunteer);
    command.days = static_cast<int>(fields.number("days", 1, token_days_max).value_or(365));
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const Result<IssuedToken> issued = kitbank::issue_token(command, call.ports());
    if (!issued) return refused(issued.refusal());
    Json json = present(issued->token, call.caller);
    json["secret"] = issued->secret.empty() ? Json() : Json(issued->secret);
    return answer(201, only_shown(std::move(json), Object::token, call.caller));
}

Response revoke_token(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const RevokeToken command{call.request_id, call.caller,
                              parse_uuid(call.param("id")).value_or(Uuid{})};
    const Result<Token> token = kitbank::revoke_token(command, call.ports());
    return token ? answer(200, present(*token, call.caller)) : refused(token.refusal());
}

Response list_audit(const Call& call) {
    const Result<AuditPage> page = read_audit(call.caller, call.ports());
    if (!page) return refused(page.refusal());
    Json items = Json::array();
    for (const AuditEvent& event : page->events) {
        const auto name = page->names.find(event.actor);
        Json row{{"at", format(event.recorded_at)},
                 {"subject", event.subject.substr(0, event.subject.find(':'))},
                 {"event", event.event},
                 {"actor", name == page->names.end() ? Json() : Json(name->second.name)},
                 {"hash", format(event.hash)}};
        items.push_back(only_shown(std::move(row), Object::audit, call.caller));
    }
    return answer(200, {{"items", std::move(items)}, {"next", nullptr}});
}

}  // namespace kitbank::web::api
