#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "server/core/ids.h"

namespace kitbank {

// How everything outside the vault names a resident: "R-" and eight symbols of Crockford's alphabet,
// 40 random bits. Drawn and not counted, so that it tells neither how many there are nor who came
// before whom. It is all that devices, letters and histories carry, and it stays as the pseudonym
// when the resident is erased: by then nothing leads from it to a person.
std::string resident_reference(const Hash& random);

// As typed: either case, with or without "R-", O for 0 and I or L for 1.
std::optional<std::string> parse_resident_reference(std::string_view text);

}  // namespace kitbank
