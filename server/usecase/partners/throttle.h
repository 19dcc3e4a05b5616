#pragma once
#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/result.h"
#include "server/usecase/ports.h"

// How often someone may be wrong. A proof is a password, a code or a recovery code.
//
// Every attempt takes a place before anything is hashed or compared, and gives it back when it was
// right: guesses sent at the same time cannot slip past, since places are counted under a row's lock.
// Places are those of the last five minutes to the microsecond, not of a window that begins anew.
//
// An account has ten places from anywhere in the world, known or not: it is named by its address, and
// one that nobody has is counted alike. Three of the ten are kept for browsers that signed in to the
// account before, which show it by a cookie that was signed here: who guesses from outside fills the
// other seven and does not shut the owner out. A network has a hundred places for all accounts
// together, enough for a village hall on its open evening; a known browser does not use them, so that a
// stranger in the hall does not shut the hall out either. Locking an account until somebody unlocks
// it was rejected: it lets anyone lock anyone out.
namespace kitbank {

inline constexpr std::chrono::minutes attempts_window{5};
inline constexpr std::size_t attempts_of_strangers_max = 7;
inline constexpr std::size_t attempts_of_known_max = 3;
inline constexpr std::size_t attempts_of_network_max = 100;
inline constexpr std::size_t letters_max = 3;  // asked for one address, in the same five minutes

// Where a proof comes from, as the browser and the connection say.
struct Visitor {
    std::string network = {};  // an IPv4 address or the first half of an IPv6 address
    std::string browser = {};  // as its owner tells one from another: "Firefox on Windows"
    std::string known = {};    // the cookie of known browsers, as it was sent
};

// Places that were taken, to be given back.
struct Places {
    std::vector<Hash> buckets;
    Instant taken_at;
};

// `too_many_attempts` when there is none. `email` is canonical; nobody need have it.
Result<Places> take_places(std::string_view email, const Visitor& visitor, Ports& ports);
void give_back(const Places& places, Transaction& tx, Ports& ports);

// The same for letters that are asked for, which are never given back.
Result<Places> take_letter_places(std::string_view email, const Visitor& visitor, Transaction& tx,
                                  Ports& ports);

// The cookie of a browser that signed in: one keyed digest an account, the newest first, eight at most,
// since a hub's computer is used by several people.
std::string known_browser(std::string_view email, std::string_view cookie, Ports& ports);
bool is_known_browser(std::string_view email, std::string_view cookie, Ports& ports);

}  // namespace kitbank
