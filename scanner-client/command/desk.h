#pragma once
#include <functional>
#include <string>

#include "scanner-client/command/commands.h"
#include "scanner-client/command/scan_desk.h"
#include "scanner-client/settings.h"
#include "scanner-client/terminal/terminal.h"

namespace kitbank::scanner {

Instant now();

Terminal terminal_for(const Arguments& arguments, const Doors& doors);

// Everything that a signed-in command works with.
class Desk {
  public:
    Desk(const Arguments& arguments, const Doors& doors, const Settings& settings);

    ScanQueue queue;
    ApiClient api;
    Terminal terminal;
    ScanDesk scans;

    // Says what still waits, and gives the run's exit code.
    int finish();
};

// The settings of the profile; when nobody has signed in, says so and gives nothing.
std::optional<Settings> signed_in(const Arguments& arguments, const Doors& doors);

// Each reading in turn: the codes of the pictures when there are any, else the lines of the input.
void for_each_reading(const Arguments& arguments, const Doors& doors,
                      const std::function<void(const std::string&)>& take, Terminal& terminal);

}  // namespace kitbank::scanner
