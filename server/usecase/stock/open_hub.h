#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

// What is told of a hub.
struct HubFacts {
    std::string name;
    std::string address;
    std::string phone;
    std::string uprn;           // Unique Property Reference Number, 1 to 12 digits, or empty
    std::string opening_times;  // a line a day, as people read them
    std::vector<std::string> shelves;
    // Where it is on the British National Grid, in metres, as typed; both or neither.
    std::string easting = {};
    std::string northing = {};
};

struct OpenHub {
    Uuid id;
    Caller caller;
    std::string code;  // 2 to 12 of A-Z 0-9 and hyphen; lower case is folded; never changes
    HubFacts facts;
};

Result<Hub> open_hub(const OpenHub& command, Ports& ports);

// A closed hub keeps its history and its devices; its people should have them moved first.
struct ChangeHub {
    Uuid id;
    Caller caller;
    std::string code;
    std::uint32_t version = 0;  // as the form showed it
    HubFacts facts;
    bool is_closed = false;
};

Result<Hub> change_hub(const ChangeHub& command, Ports& ports);

// Those of the caller's organisation; for a referrer's, those of the organisation that let it in.
Result<std::vector<Hub>> list_hubs(const Caller& caller, Ports& ports);
Result<Hub> find_hub(const std::string& code, const Caller& caller, Ports& ports);

inline constexpr std::size_t shelves_max = 100;
// The grid ends there.
inline constexpr int easting_max = 700'000;
inline constexpr int northing_max = 1'300'000;

}  // namespace kitbank
