#include "tests/web/pages/page_browser.h"

#include <algorithm>
#include <stdexcept>

#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/ports.h"
#include "server/web/text.h"

namespace kitbank::web {
namespace {

constexpr std::string_view boundary = "form-part-7c1e";

std::vector<std::string> segments_of(std::string_view path) {
    std::vector<std::string> segments;
    path.remove_prefix(1);
    for (;;) {
        const auto end = path.find('/');
        segments.emplace_back(path.substr(0, end));
        if (end == std::string_view::npos) return segments;
        path.remove_prefix(end + 1);
    }
}

Request request_for(Method method, const std::string& target) {
    Request request;
    const auto question = target.find('?');
    request.method = method;
    request.path = target.substr(0, question);
    request.segments = segments_of(request.path);
    if (question != std::string::npos) request.raw_query = target.substr(question + 1);
    request.query = parse_fields(request.raw_query).value();
    request.host = "kit.example.org";
    request.reference = "0123456789";
    return request;
}

std::string encoded(const PageBrowser::Answers& answers) {
    std::string body;
    for (const auto& [name, value] : answers) {
        if (!body.empty()) body += "&";
        body += percent_encode(name) + "=" + percent_encode(value);
    }
    return body;
}

std::string part(std::string_view disposition, std::string_view content) {
    return "--" + std::string(boundary) + "\r\nContent-Disposition: form-data; " +
           std::string(disposition) + "\r\n\r\n" + std::string(content) + "\r\n";
}

// The Cookie header after a Set-Cookie: one of the same name is replaced, an ended one goes.
std::string with_cookie(std::string_view header, std::string_view set) {
    const auto pair = set.substr(0, set.find(';'));
    const auto name = pair.substr(0, pair.find('=') + 1);
    std::string kept;
    const auto keep = [&](std::string_view each) {
        if (!each.empty()) kept.append(kept.empty() ? "" : "; ").append(each);
    };
    while (!header.empty()) {
        const auto each = header.substr(0, header.find("; "));
        header.remove_prefix(std::min(header.size(), each.size() + 2));
        if (!each.starts_with(name)) keep(each);
    }
    if (set.find("Max-Age=0") == std::string_view::npos) keep(pair);
    return kept;
}

Services services_for(World& world, EventCombiner& combiner, WebSettings settings) {
    return {world.ports, combiner, std::move(settings), [] { return std::string(); },
            [] { return std::vector<Gauge>(); }};
}

}  // namespace

PageBrowser::PageBrowser(World& world, WebSettings settings)
    : world_(world),
      combiner_(world.ports),
      services_(services_for(world, combiner_, std::move(settings))),
      service_(services_) {}

void PageBrowser::sign_in(Role role) {
    Person person;
    person.email = "robin." + std::string(name_of(role)) + "@example.org";
    person.name = "Robin Example";
    person.password_hash = world_.crypto.hash_password("correct horse battery");
    world_.store.write([&](Transaction& tx) {
        Membership membership;
        membership.person = tx.write_accounts().insert_person(person);
        membership.handle = world_.crypto.make_uuid();
        membership.organisation = world_.organisation;
        membership.role = role;
        membership.hub = world_.north;
        tx.write_partners().insert_membership(membership);
        // These tests are about other pages: nobody is asked for a code.
        Organisation organisation = tx.partners().organisation(world_.organisation).value();
        organisation.second_factor = SecondFactorRule::off;
        return tx.write_partners().update_organisation(organisation);
    });
    cookie.clear();
    get("/sign-in");
    const auto answer =
        submit("/sign-in", {{"email", person.email}, {"password", "correct horse battery"}});
    if (answer.status != 303) throw std::runtime_error("signing in: " + answer.body);
}

Response PageBrowser::get(const std::string& target) {
    return send(request_for(Method::get, target));
}

Response PageBrowser::post(const std::string& target, const Answers& answers) {
    auto request = request_for(Method::post, target);
    request.headers.add("content-type", "application/x-www-form-urlencoded");
    request.headers.add("origin", "http://kit.example.org");
    request.body = encoded(answers);
    return send(std::move(request));
}

Response PageBrowser::submit(const std::string& target, Answers answers) {
    for (const std::string name : {"csrf", "request_id", "version"}) {
        if (const auto value = hidden(name); !value.empty()) answers.emplace_back(name, value);
    }
    return post(target, answers);
}

Response PageBrowser::upload(const std::string& target, const std::string& field,
                             const std::string& content) {
    auto request = request_for(Method::post, target);
    request.headers.add("content-type", "multipart/form-data; boundary=" + std::string(boundary));
    for (const std::string name : {"csrf", "request_id", "version"}) {
        request.body += part("name=\"" + name + "\"", hidden(name));
    }
    request.body += part("name=\"" + field + "\"; filename=\"wipe.txt\"", content);
    request.body += "--" + std::string(boundary) + "--\r\n";
    return send(std::move(request));
}

Response PageBrowser::send(Request request) {
    if (!cookie.empty()) request.headers.add("cookie", cookie);
    request.has_body = !request.body.empty();
    request.content_length = request.body.size();
    const auto plan = service_.plan(request);
    auto response = plan.refusal ? *plan.refusal : plan.answer(request);
    for (const auto& [name, value] : response.headers) {
        if (name == "Set-Cookie") cookie = with_cookie(cookie, value);
    }
    if (response.content_type.rfind("text/html", 0) == 0) page = response.body;
    return response;
}

std::string PageBrowser::hidden(std::string_view name) const {
    const auto field = "name=\"" + std::string(name) + "\" value=\"";
    // The last one: the form in the middle comes after the one that signs out.
    const auto at = page.rfind(field);
    if (at == std::string::npos) return {};
    const auto begin = at + field.size();
    return page.substr(begin, page.find('"', begin) - begin);
}

std::string location_of(const Response& response) {
    const auto found = std::ranges::find(response.headers, "Location",
                                         &std::pair<std::string, std::string>::first);
    return found == response.headers.end() ? "" : found->second;
}

bool has(const Response& response, std::string_view text) {
    return response.body.find(text) != std::string::npos;
}

}  // namespace kitbank::web
