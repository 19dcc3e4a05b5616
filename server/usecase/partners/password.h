#pragma once
#include <cstddef>
#include <optional>
#include <string_view>

#include "server/core/refusal.h"

// Which passwords may be chosen. What the choice rests on: NIST SP 800-63B 5.1.1.2 and ASVS 5.0 6.2,
// which want length, a list of common ones and nothing else; no rules of composition and no change
// by the calendar, which make people write passwords down.
//
// The list (common_passwords.txt) holds 3,400 of the most common ones. Hardly any has 12 characters:
// people who must have twelve add to a short one. So a password is folded before it is looked for:
// letters in lower case, figures and marks taken off both ends, "0" read as "o", "@" as "a", marks
// within left out. What is left must not be one word of the list, or two of them, or one again and
// again; nor may the password be a walk over the keyboard or the alphabet. A list of breached
// passwords by the million was left out: it would be 30 MB in the program, or a question to someone
// else's server about every password chosen here.
namespace kitbank {

inline constexpr std::size_t password_characters_min = 12;
inline constexpr std::size_t password_bytes_max = 1'024;

// Nothing when the password may be chosen. `email` may be empty; its part before the @ must not stand
// in the password when it has four characters or more. The refusal names the field "password".
std::optional<Refusal> fault_in_password(std::string_view password, std::string_view email);

}  // namespace kitbank
