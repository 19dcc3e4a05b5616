#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "server/core/ids.h"

// How people and letters name a thing that they must not be able to count: a letter for its kind and
// eight symbols of Crockford's alphabet, 40 random bits: "R-7K3M9QXZ" a resident, "Q-7K3M9QXZ" a
// request, "H-7K3M9QXZ" a handover. Drawn and not counted, so that a reference tells neither how many
// there are nor which came first.
namespace kitbank {

std::string drawn_reference(char kind, const Hash& random);

// As typed: either case, with or without the letter, O for 0 and I or L for 1.
std::optional<std::string> parse_reference(char kind, std::string_view text);

inline std::string request_reference(const Hash& random) { return drawn_reference('Q', random); }
inline std::optional<std::string> parse_request_reference(std::string_view text) {
    return parse_reference('Q', text);
}

// Is it one already, as it is kept? Reservations made before there were requests name anything.
bool is_request_reference(std::string_view text);

}  // namespace kitbank
