#include <termios.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <ostream>

#include "scanner-client/command/desk.h"
#include "scanner-client/device/wedge.h"

namespace kitbank::scanner {
namespace {

// Typed secrets stay off the screen.
class NoEcho {
  public:
    explicit NoEcho(int file) : file_(file), is_terminal_(tcgetattr(file, &before_) == 0) {
        if (!is_terminal_) return;
        termios quiet = before_;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(file_, TCSAFLUSH, &quiet);
    }
    ~NoEcho() {
        if (is_terminal_) tcsetattr(file_, TCSAFLUSH, &before_);
    }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;
    bool is_terminal() const { return is_terminal_; }

  private:
    int file_;
    termios before_{};
    bool is_terminal_;
};

std::string first_line(const std::string& path) {
    std::ifstream file{path};
    std::string line;
    if (!file || !std::getline(file, line))
        throw LocalTrouble("Cannot read the token in " + path + ".");
    return line;
}

std::string read_token(const Arguments& arguments, const Doors& doors) {
    if (arguments.has("token-file")) return first_line(arguments.text("token-file"));
    if (const char* token = std::getenv("KITBANK_TOKEN"); token != nullptr) return token;
    const NoEcho quiet{doors.input};
    if (quiet.is_terminal()) doors.err << "Token: " << std::flush;
    const auto line = Wedge{doors.input}.next();
    if (quiet.is_terminal()) doors.err << std::endl;
    return line.value_or("");
}

bool is_token(const std::string& token) {
    return !token.empty() && token.size() <= 512 &&
           std::ranges::all_of(token, [](char c) { return c > ' ' && c < '\x7f'; });
}

std::string codes_of(const std::vector<HubChoice>& hubs) {
    std::string codes;
    for (const HubChoice& hub : hubs) codes += (codes.empty() ? "" : ", ") + hub.code;
    return codes;
}

// The hub asked for, or the only one there is.
std::string choose_hub(const std::string& asked, const std::vector<HubChoice>& hubs) {
    if (asked.empty() && hubs.size() == 1) return hubs.front().code;
    const auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
    for (const HubChoice& hub : hubs)
        if (std::ranges::equal(hub.code, asked, {}, upper, upper)) return hub.code;
    throw WrongUsage{{(asked.empty() ? "Which hub? Name it with --hub. The hubs are: "
                                     : "There is no hub " + asked + ". The hubs are: ") +
                          codes_of(hubs) + ".",
                      "sign-in"}};
}

// Scans that wait for one server must not go to another.
void check_nothing_waits(const std::filesystem::path& profile, const std::string& server) {
    std::optional<Settings> before;
    try {
        before = read_settings(profile);
    } catch (const LocalTrouble&) {
        return;  // damaged settings are mended by signing in
    }
    if (!before || before->server == server) return;
    const auto waiting = ScanQueue{queue_path(profile)}.count_waiting();
    if (waiting == 0) return;
    throw WrongUsage{
        {"Scans wait here for " + before->server +
             ". Send them first (kitbank-scan send), or sign in with another --profile.",
         "sign-in"}};
}

Answer answer_of(AnswerWord word, std::string code, std::string sentence) {
    Answer answer;
    answer.word = word;
    answer.scanned = "sign-in";
    answer.code = std::move(code);
    answer.sentence = std::move(sentence);
    return answer;
}

}  // namespace

int sign_in(const Arguments& arguments, const Doors& doors) {
    Settings settings{arguments.text("server"), "", ""};
    while (settings.server.ends_with('/')) settings.server.pop_back();
    if (const std::string fault = fault_of_server(settings.server); !fault.empty())
        throw WrongUsage{{fault, "sign-in"}};
    const auto profile = profile_folder(arguments.text("profile"));
    check_nothing_waits(profile, settings.server);
    settings.token = read_token(arguments, doors);
    if (!is_token(settings.token)) throw WrongUsage{{"That is not a token.", "sign-in"}};

    Terminal terminal = terminal_for(arguments, doors);
    const HubsReply reply = ApiClient{settings.server, settings.token}.hubs();
    if (reply.verdict != Verdict::accepted) {
        const std::string sentence = reply.sign_in_needed ? "The server does not accept this token."
                                                          : reply.sentence + " Nothing was stored.";
        terminal.say(answer_of(AnswerWord::refused, reply.code, sentence));
        return exit_sign_in;
    }
    settings.hub = choose_hub(arguments.text("hub"), reply.hubs);
    write_settings(profile, settings);
    terminal.say(
        answer_of(AnswerWord::ok, "",
                  "This computer now works for " + settings.hub + " at " + settings.server + "."));
    return exit_ok;
}

}  // namespace kitbank::scanner
