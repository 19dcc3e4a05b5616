#pragma once
#include <string>
#include <vector>

#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// Every version, by code, newest first.
Result<std::vector<Bundle>> list_bundles(const Caller& caller, Ports& ports);

// A manager adds what a network gives. A code that is known makes its next version, which begins on its first day; the version
// before it ends the day before. Whatever was received under that keeps it. A version has the network and kind
// of the first one. `id`, `organisation`, `version` are set here.
struct AddBundle {
    Uuid id;
    Caller caller;
    Bundle bundle;
};
Result<Bundle> add_bundle(const AddBundle& command, Ports& ports);

// The newest version is received until this day and no longer.
struct EndBundle {
    Uuid id;
    Caller caller;
    std::string code;
    Date last{};
};
Result<Bundle> end_bundle(const EndBundle& command, Ports& ports);

// What is wrong with it by itself: `code`, `name`, `gb_per_month`, `months`, `next`.
std::vector<FieldFault> faults_of(const Bundle& bundle);

}  // namespace kitbank
