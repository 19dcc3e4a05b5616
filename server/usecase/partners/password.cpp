#include "server/usecase/partners/password.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <unordered_set>

#include "embedded/common_text.h"
#include "server/core/text.h"

namespace kitbank {
namespace {

constexpr std::string_view own_word = "kitbank";
constexpr std::size_t unit_characters_max = 8;  // of a password that is one thing again and again
constexpr std::size_t different_characters_min = 5;
constexpr std::size_t name_characters_min = 4;

// What fingers run along, in either direction.
constexpr std::array walks = {std::string_view{"abcdefghijklmnopqrstuvwxyz"},
                              std::string_view{"01234567890"},
                              std::string_view{"qwertyuiop[]"},
                              std::string_view{"asdfghjkl;'"},
                              std::string_view{"zxcvbnm,./"},
                              std::string_view{"!\"£$%^&*()_+"},
                              std::string_view{"1q2w3e4r5t6y7u8i9o0p"},
                              std::string_view{"1qaz2wsx3edc4rfv5tgb6yhn7ujm"}};

Refusal refusal_of(RefusalCode code, std::string sentence) {
    return {code, sentence, {{"password", sentence}}};
}

bool is_letter(char c) { return c >= 'a' && c <= 'z'; }
// Bytes above ASCII belong to letters of other alphabets.
bool is_mark(char c) {
    return static_cast<unsigned char>(c) < 0x80 && !is_letter(c) && !(c >= '0' && c <= '9');
}

std::string lower_case(std::string_view text) {
    std::string folded{text};
    std::ranges::transform(folded, folded.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return folded;
}

char letter_meant(char c) {
    constexpr std::string_view written = "01345789@$!+";
    constexpr std::string_view meant = "oieastbgasit";
    const std::size_t at = written.find(c);
    return at == std::string_view::npos ? c : meant[at];
}

// "P@ssw0rd-2024!" is "password".
std::string bones(std::string_view password) {
    const auto is_trimmed = [](char c) {
        return static_cast<unsigned char>(c) < 0x80 && !is_letter(c) && c != '@' && c != '$';
    };
    while (!password.empty() && is_trimmed(password.front())) password.remove_prefix(1);
    while (!password.empty() && (is_trimmed(password.back()) || is_mark(password.back())))
        password.remove_suffix(1);
    std::string left;
    for (const char c : password) {
        const char meant = letter_meant(c);
        if (!is_mark(meant)) left += meant;
    }
    return left;
}

using Words = std::unordered_set<std::string>;

const Words& common_words() {
    static const Words words = [] {
        Words all{std::string{own_word}};
        std::string_view rest = common_text::common_passwords;
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size() - 1);
            const std::string_view line = rest.substr(0, end);
            rest.remove_prefix(end + 1);
            if (line.starts_with("#!comment")) continue;
            all.emplace(line);
            if (const std::string left = bones(line); left.size() > 2) all.insert(left);
        }
        return all;
    }();
    return words;
}

bool is_common(const std::string& word) { return common_words().contains(word); }

bool is_two_common_words(const std::string& text) {
    for (std::size_t cut = 3; cut + 3 <= text.size(); ++cut) {
        if (is_common(text.substr(0, cut)) && is_common(text.substr(cut))) return true;
    }
    return false;
}

bool is_repeated(std::string_view text) {
    for (std::size_t unit = 1; unit <= unit_characters_max && unit * 2 <= text.size(); ++unit) {
        if (text.substr(unit) == text.substr(0, text.size() - unit)) return true;
    }
    return false;
}

bool is_step(char from, char to) {
    if (from == to) return true;
    return std::ranges::any_of(walks, [&](std::string_view walk) {
        const std::array forward{from, to};
        const std::array backward{to, from};
        return walk.find(std::string_view{forward.data(), 2}) != std::string_view::npos ||
               walk.find(std::string_view{backward.data(), 2}) != std::string_view::npos;
    });
}

// At most one jump in four characters.
bool is_walk(std::string_view text) {
    std::size_t jumps = 0;
    for (std::size_t i = 1; i < text.size(); ++i) jumps += is_step(text[i - 1], text[i]) ? 0U : 1U;
    return jumps * 4 <= text.size();
}

bool is_easily_guessed(std::string_view password) {
    const std::string text = lower_case(password);
    const std::string left = bones(text);
    return std::set<char>(text.begin(), text.end()).size() < different_characters_min ||
           is_common(text) || is_common(left) || is_two_common_words(left) || is_repeated(text) ||
           is_walk(text);
}

bool holds_name(std::string_view password, std::string_view email) {
    const std::string name = lower_case(email.substr(0, email.find('@')));
    return name.size() >= name_characters_min &&
           lower_case(password).find(name) != std::string::npos;
}

}  // namespace

std::optional<Refusal> fault_in_password(std::string_view password, std::string_view email) {
    if (password.size() > password_bytes_max)
        return refusal_of(RefusalCode::invalid_fields, "Choose a shorter password.");
    if (!is_utf8(password) || character_count(password) < password_characters_min) {
        return refusal_of(RefusalCode::invalid_fields,
                          "Choose a password of 12 characters or more.");
    }
    if (holds_name(password, email)) {
        return refusal_of(RefusalCode::password_weak,
                          "The password holds your e-mail name. Choose one without it.");
    }
    if (is_easily_guessed(password)) {
        return refusal_of(RefusalCode::password_weak,
                          std::string{text_of(RefusalCode::password_weak).sentence});
    }
    return std::nullopt;
}

}  // namespace kitbank
