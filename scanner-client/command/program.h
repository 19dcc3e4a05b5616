#pragma once
#include <iosfwd>
#include <string>
#include <vector>

namespace kitbank::scanner {

// The doors of the program: where lines come from and where answers go.
struct Doors {
    int input;  // file descriptor
    std::ostream& out;
    std::ostream& err;
    bool out_is_terminal;
    int columns = 80;  // of the terminal
};

// Runs one command line (without the program's name) and gives its exit code. Trouble on this
// computer (LocalTrouble) is told on `err`.
int run(const std::vector<std::string>& words, const Doors& doors);

}  // namespace kitbank::scanner
