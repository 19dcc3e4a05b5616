#pragma once
#include <string_view>

#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// The networks that give data, by name: the house's rows, and in their places the organisation's own.
Result<std::vector<Network>> list_networks(const Caller& caller, Ports& ports);

// A manager writes the organisation's own row of a network: a new one, or in the place of the house's. `organisation` is the
// caller's. What was received stays as it is. A retired network is offered no more when stock is received or a bundle added.
struct ChangeNetwork {
    Uuid id;
    Caller caller;
    Network network;
};
Result<Network> change_network(const ChangeNetwork& command, Ports& ports);

// What is wrong with it, field by field: `code`, `name`, `numbers`, `user_terms`, `activation`, `help`.
std::vector<FieldFault> faults_of(const Network& network);

}  // namespace kitbank
