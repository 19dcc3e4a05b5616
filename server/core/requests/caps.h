#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "server/core/names.h"
#include "server/core/requests/request.h"

// How much of the kit one part of a scheme may have at a time, so that a few do not take what is there
// for many.
//
//   organisation  each organisation that refers to the scheme; the scheme itself has no such limit
//   area          each area, the first half of a postcode; a request without one is not counted
//   person        each person, as far as a phone number, an e-mail address or a name with its postcode
//                 tell that two records are of one person
//
// What counts is asked for or out: open, or handed over and not yet back. A cap with `days` also counts
// what was asked in so many days and is over, unless it was declined or cancelled.
namespace kitbank {

enum class CapScope : std::uint8_t { organisation, area, person };
inline constexpr std::array<std::string_view, 3> cap_scope_names = {"organisation", "area",
                                                                    "person"};
constexpr std::string_view name_of(CapScope scope) {
    return cap_scope_names[static_cast<std::size_t>(scope)];
}
constexpr std::optional<CapScope> parse_cap_scope(std::string_view name) {
    return parse_name<CapScope>(cap_scope_names, name);
}

inline constexpr int cap_most_max = 100'000;
inline constexpr int cap_days_max = 3650;

struct Cap {
    CapScope scope = CapScope::organisation;
    std::optional<LineKind> kind = {};  // counts lines of this kind; none counts requests
    int most = 1;
    int days = 0;
    friend bool operator==(const Cap&, const Cap&) = default;
};

// Does a cap with so many already asked for or out leave no room for so many more?
constexpr bool is_over(const Cap& cap, std::int64_t counted, std::int64_t more) {
    return more > 0 && counted + more > cap.most;
}

// "At most 2 laptops for one person in 365 days."
std::string in_words(const Cap& cap);
// What whoever asks can do about it.
std::string_view remedy(const Cap& cap);

}  // namespace kitbank
