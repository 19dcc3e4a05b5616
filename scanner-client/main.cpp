// kitbank-scan: the hub's scanner program. Exceptions that nobody expected end here.
#include <unistd.h>

#include <csignal>
#include <exception>
#include <iostream>

#include "scanner-client/command/options.h"
#include "scanner-client/command/program.h"

int main(int argc, char** argv) {
    using namespace kitbank::scanner;
    std::signal(SIGPIPE, SIG_IGN);
    try {
        const std::vector<std::string> words(argv + 1, argv + argc);
        return run(words, {STDIN_FILENO, std::cout, std::cerr, isatty(STDOUT_FILENO) == 1});
    } catch (const std::exception& fault) {
        std::cerr << "kitbank-scan: " << fault.what() << '\n';
        return exit_local_trouble;
    }
}
