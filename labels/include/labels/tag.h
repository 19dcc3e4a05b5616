#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace labels {

// A tag names one item for life: KB7F3K9Q2X.
//
//   K B        two letters: the bank that owns the numbers
//   7F3K9Q2    seven Crockford base32 symbols (0-9 A-Z without I L O U), drawn at random, so that
//              tags can be neither counted nor guessed (32^7 = 34 thousand million a bank)
//   X          ISO/IEC 7064 MOD 37-2 check character over the nine before it
//
// MOD 37-2 finds every single wrong character and every swap of neighbours. It can give `*`, and
// the letters I L O U; such a draw is thrown away, so that every tag is plain letters and digits
// and reading may fold I and L to 1 and O to 0. (MOD 37,36 needs no redraw for `*` but misses a
// few swaps; Crockford's own check symbols `~` and `=` do not exist in QR alphanumeric mode.)
//
// The prefix is letters only and is never folded: OL and IO are as good a bank as KB, and a digit
// in its place is simply wrong. Reading a tag back: case, hyphens and spaces mean nothing.
constexpr std::size_t tag_length = 10;
constexpr std::string_view default_prefix = "KB";

// A QR code of version 40 holds 2,953 bytes; nothing longer can have come from a label.
constexpr std::size_t scan_bytes_max = 2953;

// Why a reading is no tag, so that a page or a scanner can say what to do about it.
enum class TagFault {
    nothing_read,     // empty, or only blanks
    too_long,         // more than scan_bytes_max
    not_a_tag,        // some other code: a serial number, a parcel, a web page
    wrong_length,     // has the look of a tag with one character missing or one too many
    wrong_character,  // ten characters, but the check fails
};

std::string_view sentence(TagFault fault);

struct TagReading {
    std::string tag;  // canonical, ten characters; empty when `fault` is set
    std::optional<TagFault> fault;
};

// Reads what a scanner, a camera or a person gave: a bare tag, or any URL or path whose last
// segment is one (query, fragment and trailing slashes are ignored, so labels outlive a change of
// domain). An AIM symbology mark before it (`]Q1`) is dropped.
TagReading read_tag(std::string_view scanned);

// read_tag() for those who need no reason.
std::optional<std::string> parse_tag(std::string_view scanned);

// True for exactly the ten canonical characters, nothing folded: what a database holds.
bool is_canonical_tag(std::string_view tag);

// Fills the span with bytes nobody can foresee (libsodium's randombytes_buf outside of tests).
using RandomBytes = std::function<void(std::span<std::uint8_t>)>;

// Two letters A-Z.
bool is_prefix(std::string_view prefix);

// A new tag. Throws std::invalid_argument unless is_prefix(prefix). Whether it was drawn before
// is for the caller's unique key to say.
std::string draw_tag(std::string_view prefix, const RandomBytes& random_bytes);

// "KB7F3K9Q2X" -> "KB7F-3K9Q-2X", as people read it.
std::string printed_form(std::string_view tag);

// ISO/IEC 7064 MOD 37-2 over 0-9 A-Z: 0-9 A-Z or `*`; nothing when a character is not of these.
std::optional<char> mod_37_2_check(std::string_view payload);

// True when the last character is the check character of those before it.
bool mod_37_2_valid(std::string_view text);

}  // namespace labels
