#pragma once
#include <string>

#include "server/usecase/databank/issue_records.h"
#include "server/usecase/ports.h"

namespace kitbank {

inline constexpr std::size_t showing_reason_max = 200;  // characters

// A voucher's code once more, after whoever handed it over has seen it: for a manager, who writes down why. Each showing is a row
// of its own in the same transaction; a repeat of the same request shows nothing (`code_shown`), so that there is a row for every
// time that somebody saw it.
struct ShowCode {
    Uuid id;
    Caller caller;
    std::string reference;
    std::string reason;  // nobody's name
};

struct ShownCode {
    DataItem item;
    std::string code;
};

Result<ShownCode> show_code(const ShowCode& command, Ports& ports);

}  // namespace kitbank
