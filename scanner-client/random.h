#pragma once
#include <string>

#include "server/core/ids.h"

namespace kitbank::scanner {

// From libsodium, which takes it from the system. Throws LocalTrouble when there is none.
Uuid new_uuid();            // version 4
std::string random_name();  // twelve hexadecimal digits

}  // namespace kitbank::scanner
