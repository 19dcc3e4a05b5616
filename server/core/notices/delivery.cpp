#include "server/core/notices/delivery.h"

#include <algorithm>

#include "server/core/residents/contact.h"
#include "server/core/text.h"

namespace kitbank {
namespace {

constexpr std::size_t lines_min = 3;
constexpr std::size_t lines_max = 7;

struct Fate {
    std::string_view status;
    DeliveryFate fate;
};
using enum DeliveryFate;
constexpr std::array fates = {
    Fate{"created", under_way},
    Fate{"sending", under_way},
    Fate{"pending", under_way},
    Fate{"accepted", under_way},
    Fate{"pending-virus-check", under_way},
    Fate{"delivered", delivered},
    Fate{"sent", delivered},
    Fate{"received", delivered},
    Fate{"permanent-failure", failed},
    Fate{"temporary-failure", failed},
    Fate{"technical-failure", failed},
    Fate{"cancelled", failed},
    Fate{"virus-scan-failed", failed},
    Fate{"validation-failed", failed},
};

struct ErrorWords {
    std::string_view begin;  // of the code
    std::string_view words;
};
// clang-format off
constexpr std::array error_words = {
    ErrorWords{"RCPT 5",            "The mail server says that there is no such address"},
    ErrorWords{"RCPT 4",            "The mail server does not take letters for that address just now"},
    ErrorWords{"DATA",              "The mail server did not take the letter"},
    ErrorWords{"MAIL",              "The mail server does not take our sender's address"},
    ErrorWords{"signing in",        "The mail server does not know our password"},
    ErrorWords{"permanent-failure", "There is no such address or number"},
    ErrorWords{"temporary-failure", "The phone was off or the mailbox full for some days"},
    ErrorWords{"technical-failure", "The delivery service had a fault"},
    ErrorWords{"validation-failed", "The delivery service could not print it"},
    ErrorWords{"cancelled",         "It was cancelled at the delivery service"},
    ErrorWords{"notify 400",        "The delivery service refused it: its template or the address is not right"},
    ErrorWords{"notify 403",        "The delivery service does not know our key, or the server's clock is wrong"},
    ErrorWords{"notify 429",        "The delivery service takes no more just now"},
    ErrorWords{"notify 5",          "The delivery service had a fault"},
    ErrorWords{"notify",            "The delivery service could not be reached"},
    ErrorWords{"no service",        "Texts and letters need GOV.UK Notify, which is not set up here"},
    ErrorWords{"no template",       "No Notify template is named for messages of this sort"},
    ErrorWords{"no e-mail address", "There is no e-mail address for the resident"},
    ErrorWords{"no mobile number",  "There is no mobile number for the resident"},
    ErrorWords{"no postal address", "The resident's postal address is not complete"},
    ErrorWords{"address",           "The address has signs that mail servers do not take"},
    ErrorWords{"no attempt",        "No attempt came to an end"},
    ErrorWords{"sealed",            "It was encrypted with a key that is gone"},
};
// clang-format on

std::vector<std::string> parts_of(std::string_view address) {
    std::vector<std::string> parts;
    while (!address.empty()) {
        const std::size_t end = std::min(address.find_first_of(",\n"), address.size());
        const std::string_view part = trimmed(address.substr(0, end));
        if (!part.empty()) parts.emplace_back(part);
        address.remove_prefix(std::min(address.size(), end + 1));
    }
    return parts;
}

}  // namespace

bool takes_texts(std::string_view phone) {
    if (!phone.starts_with("+44")) return phone.starts_with("+") && phone.size() >= 9;
    if (!phone.starts_with("+447") || phone.size() != 13) return false;
    if (phone[4] == '0') return false;
    return phone[4] != '6' || phone.starts_with("+447624");
}

std::optional<std::vector<std::string>> postal_lines(std::string_view name,
                                                     std::string_view address,
                                                     std::string_view postcode) {
    const std::optional<std::string> code = canonical_postcode(postcode);
    if (!code) return std::nullopt;
    std::vector<std::string> lines = parts_of(address);
    std::erase_if(lines, [&](const std::string& line) { return canonical_postcode(line) == code; });
    if (!trimmed(name).empty()) lines.emplace(lines.begin(), trimmed(name));
    while (lines.size() > lines_max - 1) {
        const std::string last = lines.back();
        lines.pop_back();
        lines.back() += ", " + last;
    }
    lines.push_back(*code);
    return lines.size() < lines_min ? std::nullopt : std::optional{std::move(lines)};
}

std::optional<DeliveryFate> fate_of(std::string_view status) {
    const auto* const found = std::ranges::find(fates, status, &Fate::status);
    return found == fates.end() ? std::nullopt : std::optional{found->fate};
}

std::string spoken_error(std::string_view code) {
    const auto* const found = std::ranges::find_if(
        error_words, [&](const ErrorWords& row) { return code.starts_with(row.begin); });
    return std::string{found == error_words.end() ? code : found->words};
}

}  // namespace kitbank
