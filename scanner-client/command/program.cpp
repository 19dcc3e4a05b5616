#include "scanner-client/command/program.h"

#include <ostream>

#include "scanner-client/command/commands.h"
#include "scanner-client/command/stock_desk.h"
#include "scanner-client/settings.h"

namespace kitbank::scanner {
namespace {

int usage(const UsageFault& fault, const Doors& doors) {
    doors.err << "kitbank-scan: " << fault.sentence << "\nTry kitbank-scan "
              << (fault.command.empty() ? "" : fault.command + " ") << "--help\n";
    return exit_usage;
}

int help(const Arguments& arguments, const Doors& doors) {
    doors.out << (arguments.command.empty() ? help_text() : help_text(arguments.command));
    return exit_ok;
}

int run_command(const Arguments& arguments, const Doors& doors) {
    if (arguments.command == "sign-in") return sign_in(arguments, doors);
    if (arguments.command == "look-up") return look_up(arguments, doors);
    if (arguments.command == "send") return send_queue(arguments, doors);
    if (arguments.command == "queue") return list_queue(arguments, doors);
    if (arguments.command == "print") return print_labels(arguments, doors);
    if (find_stock_mode(arguments.command) != nullptr) return scan_stock(arguments, doors);
    return scan(arguments, doors);
}

}  // namespace

int run(const std::vector<std::string>& words, const Doors& doors) {
    const auto arguments = read_arguments(words);
    if (const auto* fault = std::get_if<UsageFault>(&arguments)) return usage(*fault, doors);
    const auto& given = std::get<Arguments>(arguments);
    if (given.help) return help(given, doors);
    try {
        return run_command(given, doors);
    } catch (const WrongUsage& wrong) {
        return usage(wrong.fault, doors);
    } catch (const LocalTrouble& trouble) {
        doors.err << "kitbank-scan: " << trouble.what() << '\n';
        return exit_local_trouble;
    }
}

}  // namespace kitbank::scanner
