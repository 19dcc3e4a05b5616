#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

struct OpenHub {
    Uuid id;
    Caller caller;
    std::string code;  // 2 to 12 of A-Z 0-9 and hyphen; lower case is folded
    std::string name;
    std::string address;
    std::string phone;
};

Result<Hub> open_hub(const OpenHub& command, Ports& ports);
Result<std::vector<Hub>> list_hubs(const Caller& caller, Ports& ports);

}  // namespace kitbank
