#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace kitbank {

// How a person is reached, in one spelling each, so that the same person written twice is the same
// (domain-rules 3.6). Nothing for text that cannot be one.

// "07700 900123", "+44 (0)7700 900123" and "0044 7700 900123" are "+447700900123". A number of
// another country must begin with + or 00 and has 8 to 15 digits.
std::optional<std::string> canonical_phone(std::string_view text);

// A kept number as people here read it: "+447700900123" is "07700 900123"; others stay.
std::string spoken_phone(std::string_view canonical);

// "sw1a1aa" is "SW1A 1AA". The NHS's codes for no fixed abode (ZZ99...) are no postcodes: such a
// field is left empty.
std::optional<std::string> canonical_postcode(std::string_view text);

// Trimmed, letters A to Z in lower case. One @ with something on both sides and no space.
std::optional<std::string> canonical_mail(std::string_view text);

// For comparing only: lower case, and nothing but letters and digits. "O'Neil, Anne-Marie" and
// "oneil anne marie" are the same; letters beyond A to Z count as they are written.
std::string comparable_name(std::string_view text);

}  // namespace kitbank
