#pragma once
#include "scanner-client/command/options.h"
#include "scanner-client/command/program.h"

// One function a command. Each gives its exit code.
namespace kitbank::scanner {

// A command line that reads well and makes no sense; told like any other usage fault.
struct WrongUsage {
    UsageFault fault;
};

int sign_in(const Arguments& arguments, const Doors& doors);
int scan(const Arguments& arguments, const Doors& doors);  // receive, shelve, hand-over, take-back
int scan_stock(const Arguments& arguments, const Doors& doors);  // sim-receive and the like, arrive
int look_up(const Arguments& arguments, const Doors& doors);
int send_queue(const Arguments& arguments, const Doors& doors);
int list_queue(const Arguments& arguments, const Doors& doors);
int print_labels(const Arguments& arguments, const Doors& doors);

}  // namespace kitbank::scanner
