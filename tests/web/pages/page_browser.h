#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/web/service.h"
#include "tests/support/world.h"

namespace kitbank::web {

// A browser without a network: it asks WebService as the HTTP server does, keeps the cookie, and
// sends a form back with the hidden fields of the page that it last saw.
class PageBrowser {
  public:
    using Answers = std::vector<std::pair<std::string, std::string>>;

    explicit PageBrowser(World& world, WebSettings settings = {});

    // Signs in somebody of this role at the world's hub, through the sign-in page.
    void sign_in(Role role);
    Response get(const std::string& target);
    // As typed: nothing is added but the cookie.
    Response post(const std::string& target, const Answers& answers);
    // With the hidden fields (secret, request id, version) of the page that was last shown.
    Response submit(const std::string& target, Answers answers);
    Response upload(const std::string& target, const std::string& field,
                    const std::string& content);

    std::string cookie;
    std::string page;  // the body of the last page shown

  private:
    Response send(Request request);
    std::string hidden(std::string_view name) const;

    World& world_;
    EventCombiner combiner_;
    Services services_;
    WebService service_;
};

std::string location_of(const Response& response);
bool has(const Response& response, std::string_view text);

}  // namespace kitbank::web
