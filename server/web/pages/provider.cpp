#include "server/usecase/partners/provider.h"

#include <Poco/Logger.h>

#include "server/web/pages/device_form.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/sign_in_steps.h"
#include "server/web/session.h"
#include "server/web/visitor.h"

// Signing in through an organisation's own OpenID provider, and linking one's account to it.
namespace kitbank::web::pages {
namespace {

constexpr std::string_view account_page = "/account/provider";
constexpr std::size_t path_bytes_max = 400;
constexpr std::size_t value_bytes_max = 4'000;  // Entra ID's codes have about 2,000

std::string_view provider_cookie_name(const WebSettings& settings) {
    return settings.behind_tls ? "__Host-kitbank-provider" : "kitbank-provider";
}

// Lax, since the browser comes back from another site.
std::string provider_cookie(std::string_view value, std::string_view seconds,
                            const WebSettings& settings) {
    std::string line{provider_cookie_name(settings)};
    line.append("=").append(value).append("; Path=/; HttpOnly; SameSite=Lax; Max-Age=");
    line.append(seconds);
    return settings.behind_tls ? line + "; Secure" : line;
}

std::string ended_provider_cookie(const WebSettings& settings) {
    return provider_cookie("", "0", settings);
}

// The reason is the operator's: it holds no token and no code. Whoever asked sees one page for all.
Response fail(const Call& call, const std::string& reason) {
    Poco::Logger::get("http").warning(call.request.reference +
                                      " sign-in through a provider failed: " + reason);
    return show_refusal(call, {RefusalCode::provider_failed, "", {}});
}

// A client's mistake: nothing to log, and nothing of a provider's.
Response no_provider(const Call& call) {
    return show_refusal(call, {RefusalCode::not_found, "", {}});
}

std::string value_of(const Call& call, std::string_view name) {
    const auto value = call.request.query.text(name);
    return value.size() <= value_bytes_max ? std::string{value} : "";
}

// Only a page of this server, and one that fits its row.
std::string next_path_of(const Call& call) {
    const std::string next = next_of(call.request.query);
    return next.size() <= path_bytes_max ? next : "/";
}

PersonId signed_in_person(const Call& call) {
    return call.session ? call.session->person : PersonId{};
}

ListRow row_of(const PersonsProvider& each) {
    ListRow row{each.provider.name};
    const std::string id = format(each.provider.id);
    if (each.is_linked) {
        row.fact = "Linked";
        row.buttons.push_back({"/account/provider", "Unlink", {{"provider", id}}});
    } else {
        row.url = "/sign-in/provider/" + id + "?link=yes";
        row.meta = "Sign in there once to link it";
    }
    return row;
}

}  // namespace

Response start_provider_here(const Call& call) {
    const auto provider = parse_uuid(call.param("id"));
    if (!provider || call.services.providers == nullptr) return no_provider(call);
    const bool links = call.request.query.text("link") == "yes";
    if (links && !call.session)
        return Response::see_other("/sign-in?then=" + std::string{account_page});
    StartProvider command{*provider, links ? signed_in_person(call) : PersonId{},
                          links ? std::string{account_page} + "?done=linked" : next_path_of(call),
                          call.services.settings.address};
    const StartedProvider started = start_provider(command, *call.services.providers, call.ports());
    if (started.is_unknown) return no_provider(call);
    if (!started.failure.empty()) return fail(call, started.failure);
    return Response::see_other(started.location)
        .with("Set-Cookie", provider_cookie(started.cookie, "600", call.services.settings));
}

Response return_from_provider_here(const Call& call) {
    if (call.services.providers == nullptr) return no_provider(call);
    const WebSettings& settings = call.services.settings;
    const auto cookie = call.request.cookie(provider_cookie_name(settings));
    if (!cookie || cookie->size() > secret_bytes_max)
        return show_refusal(call, {RefusalCode::link_over, "", {}});
    ReturnFromProvider command;
    command.cookie = *cookie;
    command.state = value_of(call, "state");
    command.code = value_of(call, "code");
    command.issuer = value_of(call, "iss");
    command.error = value_of(call, "error");
    command.person = signed_in_person(call);
    command.browser = visitor_of(call).browser;
    command.address = settings.address;
    const ReturnedFromProvider returned =
        return_from_provider(command, *call.services.providers, call.ports());
    if (!returned.failure.empty()) {
        return fail(call, returned.failure).with("Set-Cookie", ended_provider_cookie(settings));
    }
    if (!returned.step) {
        return Response::see_other(returned.next_path)
            .with("Set-Cookie", ended_provider_cookie(settings));
    }
    if (call.session) end_own_session(call.session->person, call.session->token, call.ports());
    return go_on(call, *returned.step, "", returned.next_path)
        .with("Set-Cookie", ended_provider_cookie(settings));
}

Response show_account_provider(const Call& call) {
    ListPage list;
    list.heading = "Your organisation's sign-in";
    list.intro =
        "Link your account here to the one you have at your organisation. Then you can sign in "
        "with that one.";
    list.back = {"/account", "Your account"};
    list.place = Place::elsewhere;
    const auto done = call.request.query.text("done");
    if (done == "linked") list.message = "Linked. You can sign in this way from now on.";
    if (done == "unlinked") list.message = "Unlinked.";
    ListGroup group{"Where you can sign in"};
    group.empty = "None of your organisations has one.";
    for (const PersonsProvider& each : providers_of(call.session->person, call.ports()))
        group.rows.push_back(row_of(each));
    list.groups = {group};
    return show_list(call, list);
}

Response unlink_provider_here(const Call& call) {
    const auto provider = parse_uuid(call.form.fields.text("provider"));
    if (provider) unlink_identity(call.session->person, *provider, call.ports());
    return Response::see_other(std::string{account_page} + "?done=unlinked");
}

}  // namespace kitbank::web::pages
