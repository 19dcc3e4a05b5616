#pragma once
#include <string>
#include <vector>

#include "server/config.h"

// The operator's commands, one function each. Each answers its exit code: 0 done, 1 refused or failed
// (the sentence is on standard error), 2 called wrongly.
namespace kitbank {

using Words = std::vector<std::string>;

struct ServeOptions {
    Config config;
    std::uint16_t port = 8080;
    std::string address = "127.0.0.1";
    std::filesystem::path assets;
};

int serve(const ServeOptions& options);
int check(const Config& config);
int migrate(const Config& config);
int verify(const Config& config, const Words& words);
int prove(const Words& words);  // needs neither a database nor keys
int demonstrate(const Config& config);
int show_permissions();  // docs/permissions.md; needs no database
int show_routes();       // one JSON object a line; needs no database
int export_devices(const Config& config);
int backup(const Config& config, const Words& words);
int restore(const Config& config, const Words& words);
int user(const Config& config, const Words& words);
int organisation(const Config& config, const Words& words);
int token(const Config& config, const Words& words);
int provider(const Config& config, const Words& words);
int keys(const Config& config, const Words& words);
int wards(const Config& config, const Words& words);

// Reads the command line and runs what it says.
int run_command(const Words& words);

}  // namespace kitbank
