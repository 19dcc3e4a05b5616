#include "server/web/csrf.h"

namespace kitbank::web {
namespace {

// In a time that does not tell how many characters were right.
bool is_same_secret(std::string_view given, std::string_view secret) {
    if (given.size() != secret.size() || secret.empty()) return false;
    unsigned difference = 0;
    for (std::size_t i = 0; i < secret.size(); ++i) {
        difference |= static_cast<unsigned char>(given[i]) ^ static_cast<unsigned char>(secret[i]);
    }
    return difference == 0;
}

}  // namespace

bool is_from_here(const Request& request) {
    const auto site = request.headers.find("sec-fetch-site");
    if (site && *site != "same-origin" && *site != "none") return false;
    const auto origin = request.headers.find("origin");
    if (!origin) return true;
    return *origin == (request.tls ? "https://" : "http://") + request.host;
}

std::optional<Refusal> check_form(const Request& request, const Fields& form,
                                  const std::optional<Session>& session) {
    const bool secret = !session || is_same_secret(form.text(csrf_field), session->csrf);
    if (secret && is_from_here(request)) return std::nullopt;
    return Refusal{RefusalCode::form_expired, "", {}};
}

}  // namespace kitbank::web
