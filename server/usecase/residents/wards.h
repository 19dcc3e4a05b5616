#pragma once
#include <functional>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "server/usecase/ports.h"

// Wards, so that reports can tell them. They are looked up at the moment a postcode is typed, and only the ward is kept beside
// what was asked for or given: counting never opens the vault.
namespace kitbank {

struct WardCount {
    std::int64_t read = 0;  // lines
    std::int64_t taken = 0;
    std::int64_t left_out = 0;
    std::int64_t unreadable = 0;
    friend bool operator==(const WardCount&, const WardCount&) = default;
};

// A list as the Office for National Statistics publishes it (core/residents/ward_list.h), of any length.
struct LoadWards {
    std::istream& list;
    std::vector<std::string> districts;               // codes of local authorities; none for all
    std::function<void(const WardCount&)> tell = {};  // after each part
};
// A list of postcodes replaces the one before when it has come to its end; broken off, or refused within, what was read of it
// stands beside the one before, until it is loaded again from its beginning. A list of names adds to the names that are there. Refuses with
// `file_not_understood` what is no such list or has nothing to take: then nothing was changed.
Result<WardCount> load_wards(const LoadWards& command, Ports& ports);

// Its code, or nothing where it is not known or the text is no whole postcode.
std::string ward_of(std::string_view postcode, Reader& reader);

}  // namespace kitbank
