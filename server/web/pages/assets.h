#pragma once

#include <string>
#include <string_view>

// The style sheet, script and pictures that scripts/assets made, held in memory: a server that runs
// keeps what it started with while a new build replaces the files beneath it.
namespace kitbank::web {

// `folder` is build/assets: a file `version`, and a folder of that name. Throws std::runtime_error
// saying what to run when it is not there. Call it before the server listens.
void load_assets(const std::string& folder);

// "/assets/<version>", to put before a file's name; "/assets/none" when none were loaded.
std::string assets_url();

}  // namespace kitbank::web
