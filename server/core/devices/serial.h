#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Serial numbers of machines and of disks, as firmware, stickers and people write them.
namespace kitbank {

inline constexpr std::size_t serial_length_min = 4;
inline constexpr std::size_t serial_length_max = 64;

// One spelling for one serial: upper case and without white space or control characters, so that a
// serial padded by a disk's firmware equals the one typed from its sticker. Hyphens, slashes and
// dots stay: makers use them to tell serials apart. Bytes that are not ASCII stay as they are.
std::string canonical_serial(std::string_view text);

enum class SerialKind : std::uint8_t {
    usable,
    absent,        // nothing but white space
    redacted,      // nwipe -q: 15 X for a machine, 20 X for a disk
    placeholder,   // the words and runs that firmware writes when nobody set a serial
    wrong_length,  // outside the limits above
};

// Whether a text can tell one machine or disk from all others. Takes raw or canonical text.
SerialKind kind_of_serial(std::string_view text);

// `To be filled by O.E.M.`, `Default string`, `Unknown`, `00000000`, `0123456789` and the like;
// also an empty text. Compared by letters and digits alone, so that punctuation and case do not
// matter.
bool is_placeholder_serial(std::string_view text);

inline bool is_usable_serial(std::string_view text) {
    return kind_of_serial(text) == SerialKind::usable;
}

}  // namespace kitbank
