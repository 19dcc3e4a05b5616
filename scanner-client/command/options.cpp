#include "scanner-client/command/options.h"

#include <algorithm>

#include "scanner-client/command/modes.h"
#include "scanner-client/command/stock_desk.h"
#include "server/core/devices/evidence.h"

namespace kitbank::scanner {
namespace {

constexpr std::size_t help_column = 34;

const Option json_option{"json", "", "one JSON object for each line of answer"};
const Option profile_option{"profile", "DIR", "the scanner's own folder (default ~/.kitbank-scan)"};
const Option picture_option{"picture", "FILE", "read the codes in a PNG or JPEG instead of lines",
                            true};
const Option hub_option{"hub", "CODE", "where this happens (default: the hub of the sign-in)"};
const Option at_option{"at", "TIME",
                       "when it happened, for scans written down on paper: 14:30, "
                       "2026-11-21 14:30, or RFC 3339"};

constexpr const char* exit_codes =
    "Exit codes: 0 all is well; 1 a scan was refused or is in conflict; 2 the command line is "
    "wrong;\n3 something waits here for the server; 4 sign in first; 5 a file, printer or disk is "
    "in the way.\n";

std::string value_name(const EvidenceField& field) {
    switch (field.kind) {
        case FieldKind::number:
            return "N";
        case FieldKind::date:
            return "YYYY-MM-DD";
        case FieldKind::flag:
            return "yes|no";
        case FieldKind::choice: {
            std::string names;
            for (const Choice& choice : field.choices)
                names += (names.empty() ? "" : "|") + std::string{choice.value};
            return names;
        }
        case FieldKind::line:
        case FieldKind::text:
        case FieldKind::id:
            return "TEXT";
    }
    return "TEXT";
}

std::string help_of(const EvidenceField& field) {
    std::string help{field.label};
    if (!field.hint.empty()) help += " (" + std::string{field.hint} + ")";
    return help + (field.required ? "; needed" : "");
}

void add_evidence(std::vector<Option>& options, DeviceEvent event) {
    for (const EvidenceField& field : evidence_fields(event)) {
        const bool known = std::ranges::find(options, field.name, &Option::name) != options.end();
        if (!known)
            options.push_back({std::string{field.name}, value_name(field), help_of(field), false});
    }
}

CommandForm form_of(const Mode& mode) {
    CommandForm form{
        std::string{mode.name}, std::string{mode.summary}, std::string{mode.details}, false, {}};
    for (const DeviceEvent event : mode.events) add_evidence(form.options, event);
    if (mode.name == "receive")
        form.options.push_back({"medium", "SERIAL,MODEL,BYTES,TYPE",
                                "a disk in it; once for each (type: hdd, ssd, nvme, emmc)", true});
    if (mode.name == "hand-over") form.options.push_back({"gift", "", "a gift; else it is a loan"});
    form.options.insert(form.options.end(), {hub_option, at_option, picture_option});
    return form;
}

CommandForm form_of(const StockMode& mode) {
    CommandForm form{std::string{mode.name}, std::string{mode.summary}, std::string{mode.details},
                     false, stock_options(mode)};
    form.options.insert(form.options.end(), {hub_option, at_option, picture_option});
    return form;
}

std::vector<CommandForm> make_forms() {
    std::vector<CommandForm> forms{
        {"sign-in",
         "tell this computer which server and hub it works for",
         "The token is read from --token-file, else from KITBANK_TOKEN, else from the first line "
         "of\n"
         "standard input; it is never given on the command line, where others could see it.\n",
         false,
         {{"server", "URL", "https://kit.example.org"},
          {"hub", "CODE", "this hub's code (may be left out where there is one hub only)"},
          {"token-file", "FILE", "a file that holds the token"}}}};
    for (const Mode& mode : modes()) forms.push_back(form_of(mode));
    for (const StockMode& mode : stock_modes()) forms.push_back(form_of(mode));
    forms.push_back({"look-up",
                     "say what a device is, where it is, and whether it may go out",
                     "",
                     false,
                     {picture_option}});
    forms.push_back({"send", "send what waits here", "", false, {}});
    forms.push_back({"queue",
                     "list what waits here and what was refused",
                     "",
                     false,
                     {{"done", "NUMBER", "a person has looked at this refused scan", true}}});
    forms.push_back({"print",
                     "print labels of tags",
                     "Tags are given after the options or one a line on standard input.\n",
                     true,
                     {{"format", "zpl|pdf|png|svg", "default zpl"},
                      {"stock", "NAME", "L7160, L7159, L7651 on paper; 2x1in-203dpi on a roll"},
                      {"start", "N", "pdf: the first free label of the sheet, counted from 1"},
                      {"dx", "MM", "pdf: move everything right"},
                      {"dy", "MM", "pdf: move everything down"},
                      {"caption", "TEXT", "the owner's line beside the code"},
                      {"host", "NAME", "the address in the code (default: the server's)"},
                      {"bare", "", "only the tag in the code, no address"},
                      {"file", "FILE", "write to a file; - is standard output"},
                      {"printer", "HOST[:PORT]", "send to a raw printer port (9100)"},
                      {"device", "FILE", "send to a printer's device file"}}});
    for (CommandForm& form : forms) {
        form.options.push_back(json_option);
        form.options.push_back(profile_option);
    }
    return forms;
}

const CommandForm* find_form(const std::string& name) {
    const auto found = std::ranges::find(command_forms(), name, &CommandForm::name);
    return found == command_forms().end() ? nullptr : &*found;
}

std::string padded(std::string left, const std::string& right) {
    if (left.size() + 2 > help_column) return left + "\n" + std::string(help_column, ' ') + right;
    left.resize(help_column, ' ');
    return left + right;
}

// One option and its value into the arguments; the fault if it cannot be.
std::optional<UsageFault> take_option(Arguments& arguments, const CommandForm& form,
                                      const std::vector<std::string>& words, std::size_t& at) {
    const std::string word = words[at].substr(2);
    const auto equals = word.find('=');
    const std::string name = word.substr(0, equals);
    const auto option = std::ranges::find(form.options, name, &Option::name);
    if (option == form.options.end())
        return UsageFault{form.name + " has no option --" + name + ".", form.name};
    if (!option->repeats && arguments.has(name))
        return UsageFault{"--" + name + " is given twice.", form.name};
    std::string value;
    if (option->value.empty()) {
        if (equals != std::string::npos)
            return UsageFault{"--" + name + " takes no value.", form.name};
    } else if (equals != std::string::npos) {
        value = word.substr(equals + 1);
    } else if (++at < words.size()) {
        value = words[at];
    } else {
        return UsageFault{"--" + name + " needs a value: " + option->value + ".", form.name};
    }
    arguments.options.emplace(name, value);
    return std::nullopt;
}

}  // namespace

const std::vector<CommandForm>& command_forms() {
    static const std::vector<CommandForm> forms = make_forms();
    return forms;
}

std::string Arguments::text(const std::string& name) const {
    const auto found = options.find(name);
    return found == options.end() ? "" : found->second;
}

std::vector<std::string> Arguments::all(const std::string& name) const {
    std::vector<std::string> values;
    const auto [first, last] = options.equal_range(name);
    for (auto each = first; each != last; ++each) values.push_back(each->second);
    return values;
}

std::variant<Arguments, UsageFault> read_arguments(const std::vector<std::string>& words) {
    Arguments arguments;
    if (words.empty()) return UsageFault{"Which command?", ""};
    if (words[0] == "--help" || words[0] == "-h" || words[0] == "help") {
        arguments.help = true;
        if (words.size() > 1) arguments.command = words[1];
        return arguments;
    }
    const CommandForm* form = find_form(words[0]);
    if (form == nullptr) return UsageFault{"There is no command " + words[0] + ".", ""};
    arguments.command = form->name;
    for (std::size_t at = 1; at < words.size(); ++at) {
        if (words[at] == "--help" || words[at] == "-h") {
            arguments.help = true;
        } else if (words[at].starts_with("--")) {
            if (auto fault = take_option(arguments, *form, words, at)) return *fault;
        } else if (form->takes_operands) {
            arguments.operands.push_back(words[at]);
        } else {
            return UsageFault{form->name + " does not know what to do with " + words[at] + ".",
                              form->name};
        }
    }
    return arguments;
}

std::string help_text() {
    std::string text =
        "kitbank-scan COMMAND [OPTIONS]\n\n"
        "Reads tags, one a line from a keyboard-wedge scanner or typed, or from a picture, and "
        "says\n"
        "OK, KEPT, REFUSED or CONFLICT for each. Every scan is in this computer's file before it "
        "is\n"
        "sent; without a line it is kept and sent later, once.\n\n";
    for (const CommandForm& form : command_forms())
        text += padded("  " + form.name, form.summary) + "\n";
    return text + "\nkitbank-scan COMMAND --help shows a command's options.\n\n" + exit_codes;
}

std::string help_text(const std::string& command) {
    const CommandForm* form = find_form(command);
    if (form == nullptr) return help_text();
    std::string text = "kitbank-scan " + form->name + " [OPTIONS]" +
                       (form->takes_operands ? " [TAG...]" : "") + "\n\n  " + form->summary +
                       "\n\n";
    if (!form->details.empty()) text += form->details + "\n";
    for (const Option& option : form->options) {
        const std::string value = option.value.empty() ? "" : " " + option.value;
        text += padded("  --" + option.name + value, option.help) + "\n";
    }
    return text + "\n" + exit_codes;
}

}  // namespace kitbank::scanner
