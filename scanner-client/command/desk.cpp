#include "scanner-client/command/desk.h"

#include <ostream>

#include "scanner-client/device/picture.h"
#include "scanner-client/device/wedge.h"

namespace kitbank::scanner {

Instant now() {
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

Terminal terminal_for(const Arguments& arguments, const Doors& doors) {
    if (arguments.has("json")) return {doors.out, Terminal::Style::json};
    return {doors.out, doors.out_is_terminal ? Terminal::Style::colour : Terminal::Style::plain,
            doors.columns};
}

Desk::Desk(const Arguments& arguments, const Doors& doors, const Settings& settings)
    : queue(queue_path(profile_folder(arguments.text("profile")))),
      api(settings.server, settings.token),
      terminal(terminal_for(arguments, doors)),
      scans(queue, api, &now, [this](const Answer& answer) { terminal.say(answer); }) {}

int Desk::finish() {
    const auto waiting = queue.count_waiting();
    if (waiting > 0) {
        terminal.remark((waiting == 1 ? "1 scan waits here. It goes"
                                      : std::to_string(waiting) + " scans wait here. They go") +
                        std::string{" with the next scan, or with kitbank-scan send."});
    }
    if (scans.sign_in_needed()) return exit_sign_in;
    if (terminal.refused() > 0) return exit_refused;
    return terminal.kept() > 0 || waiting > 0 ? exit_kept : exit_ok;
}

std::optional<Settings> signed_in(const Arguments& arguments, const Doors& doors) {
    auto settings = read_settings(profile_folder(arguments.text("profile")));
    if (!settings) {
        doors.err
            << "kitbank-scan: This computer is not signed in. See kitbank-scan sign-in --help\n";
    }
    return settings;
}

void for_each_reading(const Arguments& arguments, const Doors& doors,
                      const std::function<void(const std::string&)>& take, Terminal& terminal) {
    const auto pictures = arguments.all("picture");
    for (const std::string& picture : pictures) {
        const auto codes = codes_in_picture(picture);
        if (codes.empty()) {
            Answer none;
            none.word = AnswerWord::refused;
            none.scanned = picture;
            none.code = "no_code_found";
            none.sentence =
                "No code was found in this picture. Take it closer, straight and sharp.";
            terminal.say(none);
        }
        for (const std::string& code : codes) take(code);
    }
    if (!pictures.empty()) return;
    Wedge wedge{doors.input};
    while (const auto line = wedge.next()) take(*line);
}

}  // namespace kitbank::scanner
