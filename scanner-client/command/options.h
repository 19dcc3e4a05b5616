#pragma once
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

// The command line as a table: what is read, what --help says and what is refused come from the
// same rows. Options of a mode that are evidence come from the core's own table of it.
namespace kitbank::scanner {

struct Option {
    std::string name;   // without its two hyphens
    std::string value;  // how help calls its value; empty for a switch
    std::string help;
    bool repeats = false;
};

struct CommandForm {
    std::string name;
    std::string summary;
    std::string details;
    bool takes_operands = false;
    std::vector<Option> options;
};

const std::vector<CommandForm>& command_forms();

struct Arguments {
    std::string command;
    std::multimap<std::string, std::string> options;
    std::vector<std::string> operands;
    bool help = false;

    bool has(const std::string& name) const { return options.contains(name); }
    std::string text(const std::string& name) const;
    std::vector<std::string> all(const std::string& name) const;
};

// What is wrong with the command line, in a sentence.
struct UsageFault {
    std::string sentence;
    std::string command;  // whose help shows how, when it is known
};

std::variant<Arguments, UsageFault> read_arguments(const std::vector<std::string>& words);

std::string help_text();
std::string help_text(const std::string& command);

enum ExitCode {
    exit_ok = 0,
    exit_refused = 1,        // at least one scan was refused or is in conflict
    exit_usage = 2,          // the command line is wrong; nothing was done
    exit_kept = 3,           // nothing refused, but something waits for the server
    exit_sign_in = 4,        // not signed in, or the sign-in is not accepted
    exit_local_trouble = 5,  // a file, a printer, the disk
};

}  // namespace kitbank::scanner
