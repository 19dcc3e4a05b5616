// kitbank-scan: the hub's scanner program. Exceptions that nobody expected end here.
#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <exception>
#include <iostream>

#include "scanner-client/command/options.h"
#include "scanner-client/command/program.h"

namespace {

constexpr int columns_usual = 80;

int columns_of(int terminal) {
    winsize size{};
    return ioctl(terminal, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : columns_usual;
}

}  // namespace

int main(int argc, char** argv) {
    using namespace kitbank::scanner;
    std::signal(SIGPIPE, SIG_IGN);
    try {
        const std::vector<std::string> words(argv + 1, argv + argc);
        return run(words, {STDIN_FILENO, std::cout, std::cerr, isatty(STDOUT_FILENO) == 1,
                           columns_of(STDOUT_FILENO)});
    } catch (const std::exception& fault) {
        std::cerr << "kitbank-scan: " << fault.what() << '\n';
        return exit_local_trouble;
    }
}
