#include "server/usecase/partners/issue_token.h"
#include "server/usecase/stock/open_hub.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/partner_words.h"

namespace kitbank::web::pages {
namespace {

Question token_role_question(Role giver) {
    Question question = role_question(giver);
    std::erase_if(question.choices, [](const Option& each) { return each.value == "admin"; });
    question.label = "What may it do?";
    return question;
}

FormPage issue_form(const Call& call) {
    FormPage form{"Issue a token", "/tokens/new", "Issue the token", "/tokens", "Tokens"};
    form.place = Place::organisation;
    form.intro =
        "A scanner or another program signs in with a token. You see it once, right after "
        "this: have the scanner beside you.";
    const auto hubs = list_hubs(call.caller, call.ports());
    Question days{QuestionKind::whole_number, "days", "For how many days?", "1 to 730"};
    days.width = 4;
    form.questions = {line_question("name", "Name", "For example Scanner at the front desk"),
                      line_question("purpose", "What is it for? (optional)"),
                      token_role_question(call.caller.role),
                      hub_question(hubs ? *hubs : std::vector<Hub>{}), days};
    return form;
}

int days_of(std::string_view text) {
    if (text.empty() || text.size() > 3 || text.find_first_not_of("0123456789") != text.npos)
        return 0;
    return std::stoi(std::string{text});
}

std::string state_text(const Token& token, Instant now) {
    if (token.revoked_at) return "Revoked " + moment_text(*token.revoked_at);
    if (!token.expires_at) return "In force";
    return (*token.expires_at > now ? "Until " : "Over since ") + moment_text(*token.expires_at);
}

ListRow row_of(const Token& token, Instant now) {
    ListRow row{token.name, "", state_text(token, now), post_text(token.role, token.hub)};
    if (!token.purpose.empty()) row.meta = token.purpose + ". " + row.meta;
    if (!token.revoked_at) {
        row.buttons.push_back({"/tokens/" + format(token.handle) + "/revocation", "Revoke"});
    }
    return row;
}

Response show_secret(const Call& call, const IssuedToken& issued) {
    SitePage page(call, "partners/token.tpl", "The token", Place::organisation);
    page.set_back("/tokens", "Tokens");
    page.main().set("TOKEN_NAME", issued.token.name).text("SECRET", issued.secret);
    page.main().show_if(issued.secret.empty(), "SHOWN_BEFORE");
    return page.answer();
}

}  // namespace

Response list_tokens_here(const Call& call) {
    const Result<std::vector<Token>> tokens = list_tokens(call.caller, call.ports());
    if (!tokens) return show_refusal(call, tokens.refusal());
    ListPage page{"Tokens"};
    page.intro =
        "What scanners and other programs sign in with. Revoke one as soon as a scanner is "
        "lost: scans it made before are kept for you to look at.";
    if (call.request.query.text("done") == "revoked")
        page.message = "The token is revoked. It opens nothing from now on.";
    page.back = {"/organisation", "Organisation"};
    page.links = {{"/tokens/new", "Issue a token"}};
    ListGroup group{"Issued", {}, "No token was issued yet."};
    const Instant now = call.ports().clock.now();
    for (const Token& token : *tokens) group.rows.push_back(row_of(token, now));
    page.groups = {group};
    return show_list(call, page);
}

Response show_issue_token(const Call& call) {
    FormState state;
    state.values = {{"days", "365"}, {"role", "hub_staff"}};
    return show_form(call, issue_form(call), state);
}

Response issue_token_here(const Call& call) {
    const Fields& fields = call.form.fields;
    const auto role = parse_role(fields.text("role"));
    if (!role) {
        return show_refused_form(
            call, issue_form(call),
            {RefusalCode::invalid_fields, "", {{"role", "Choose what it may do."}}});
    }
    IssueToken command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.name = fields.text("name");
    command.purpose = fields.text("purpose");
    command.role = *role;
    command.hub = fields.text("hub");
    command.days = days_of(fields.text("days"));
    const Result<IssuedToken> issued = issue_token(command, call.ports());
    if (!issued) return show_refused_form(call, issue_form(call), issued.refusal());
    return show_secret(call, *issued);
}

Response revoke_token_here(const Call& call) {
    const RevokeToken command{call.request_id, call.caller,
                              parse_uuid(call.param("id")).value_or(Uuid{})};
    const Result<Token> token = revoke_token(command, call.ports());
    if (!token) return show_refusal(call, token.refusal());
    return Response::see_other("/tokens?done=revoked");
}

}  // namespace kitbank::web::pages
