#include "server/web/visitor.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <utility>

#include "server/web/session.h"

namespace kitbank::web {
namespace {

using Word = std::pair<std::string_view, std::string_view>;  // in the header, and what we call it

// Browsers name those they descend from, so the more particular ones stand first.
constexpr std::array browsers = {
    Word{"Edg/", "Edge"},        Word{"EdgA/", "Edge"},
    Word{"OPR/", "Opera"},       Word{"SamsungBrowser/", "Samsung Internet"},
    Word{"Firefox/", "Firefox"}, Word{"FxiOS/", "Firefox"},
    Word{"CriOS/", "Chrome"},    Word{"Chrome/", "Chrome"},
    Word{"Safari/", "Safari"},
};
constexpr std::array systems = {
    Word{"Windows", "Windows"}, Word{"iPhone", "an iPhone"},  Word{"iPad", "an iPad"},
    Word{"Android", "Android"}, Word{"CrOS", "a Chromebook"}, Word{"Mac OS X", "a Mac"},
    Word{"Linux", "Linux"},
};

template <std::size_t count>
std::string_view first_named(const std::array<Word, count>& words, std::string_view text) {
    const auto* const found = std::ranges::find_if(
        words, [&](const Word& word) { return text.find(word.first) != std::string_view::npos; });
    return found == words.end() ? std::string_view{} : found->second;
}

}  // namespace

Visitor visitor_of(const Call& call) {
    const auto known = call.request.cookie(known_cookie_name(call.services.settings));
    return {network_of(call.request.peer), browser_text(call.request.headers.text("user-agent")),
            std::string{known.value_or("")}};
}

std::string network_of(std::string_view address) {
    const std::string text{address.substr(0, 64)};
    std::array<unsigned char, 16> bytes{};
    if (inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return text;
    constexpr std::array<unsigned char, 12> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    std::array<char, INET6_ADDRSTRLEN> written{};
    if (std::equal(mapped.begin(), mapped.end(), bytes.begin())) {
        inet_ntop(AF_INET, bytes.data() + 12, written.data(), written.size());
        return written.data();
    }
    std::fill(bytes.begin() + 8, bytes.end(), static_cast<unsigned char>(0));
    inet_ntop(AF_INET6, bytes.data(), written.data(), written.size());
    return std::string{written.data()} + "/64";
}

std::string browser_text(std::string_view user_agent) {
    std::string text{first_named(browsers, user_agent)};
    if (text.empty()) text = "A browser";
    const std::string_view system = first_named(systems, user_agent);
    if (!system.empty()) text.append(" on ").append(system);
    return text;
}

}  // namespace kitbank::web
