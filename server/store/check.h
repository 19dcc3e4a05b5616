#pragma once
#include <string>
#include <vector>

#include "server/store/address.h"

namespace kitbank {

// A setting of the database that would lose or mix up data, in words for the operator.
struct SettingFault {
    std::string setting;
    std::string is;
    std::string must;
    std::string mend;
};

std::string sentence_of(const SettingFault& fault);

// Every setting that Kitbank's promises rest on (durability, strictness, time limits, character
// set, version), as the database's global values have it. Empty when all is well. Throws
// DatabaseError when the database cannot be reached.
std::vector<SettingFault> check_settings(const DatabaseAddress& address);

}  // namespace kitbank
