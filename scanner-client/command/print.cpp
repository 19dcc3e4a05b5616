#include <charconv>
#include <ostream>

#include "labels/picture.h"
#include "labels/sheet.h"
#include "labels/tag.h"
#include "labels/zpl.h"
#include "scanner-client/command/desk.h"
#include "scanner-client/device/wedge.h"
#include "scanner-client/printer/printer.h"

namespace kitbank::scanner {
namespace {

[[noreturn]] void wrong(const std::string& sentence) { throw WrongUsage{{sentence, "print"}}; }

template <typename Number>
Number number_of(const Arguments& arguments, const std::string& name, Number fallback) {
    if (!arguments.has(name)) return fallback;
    const std::string text = arguments.text(name);
    Number number = fallback;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (read.ec != std::errc{} || read.ptr != end) wrong("--" + name + " is a number.");
    return number;
}

std::string host_of(const std::string& server) {
    const auto start = server.find("://");
    const std::string rest = start == std::string::npos ? server : server.substr(start + 3);
    return rest.substr(0, rest.find('/'));
}

labels::Design design_of(const Arguments& arguments) {
    labels::Design design{arguments.text("host"), arguments.text("caption")};
    if (arguments.has("bare")) return {"", design.caption};
    if (!design.host.empty()) return design;
    const auto settings = read_settings(profile_folder(arguments.text("profile")));
    if (!settings) wrong("Sign in first, or name the address in the code with --host, or --bare.");
    design.host = host_of(settings->server);
    return design;
}

std::vector<std::string> tags_of(const Arguments& arguments, const Doors& doors) {
    std::vector<std::string> scanned = arguments.operands;
    if (scanned.empty()) {
        Wedge wedge{doors.input};
        while (const auto line = wedge.next()) scanned.push_back(*line);
    }
    std::vector<std::string> tags;
    for (const std::string& text : scanned) {
        const auto reading = labels::read_tag(text);
        if (reading.fault) wrong(text + ": " + std::string{labels::sentence(*reading.fault)});
        tags.push_back(reading.tag);
    }
    return tags;
}

labels::Printed<std::string> draw(const Arguments& arguments, std::vector<std::string> tags) {
    const std::string format = arguments.has("format") ? arguments.text("format") : "zpl";
    const std::string stock = arguments.text("stock");
    const labels::Design design = design_of(arguments);
    if (format == "zpl") {
        labels::RollJob job{.tags = std::move(tags), .design = design};
        if (!stock.empty()) job.stock = stock;
        return labels::roll_zpl(job);
    }
    if (format == "pdf") {
        labels::SheetJob job{.start = number_of(arguments, "start", 1),
                             .dx_mm = number_of(arguments, "dx", 0.0),
                             .dy_mm = number_of(arguments, "dy", 0.0),
                             .tags = std::move(tags),
                             .design = design};
        if (!stock.empty()) job.stock = stock;
        return labels::sheet_pdf(job);
    }
    if (format != "png" && format != "svg") wrong("--format is zpl, pdf, png or svg.");
    if (tags.size() != 1) wrong("A picture shows one label: give one tag.");
    labels::PictureJob job{.tag = tags.front(), .design = design};
    if (!stock.empty()) job.stock = stock;
    return format == "png" ? labels::label_png(job) : labels::label_svg(job);
}

// Where the labels go; "to ..." for the person.
std::string put_out(const Arguments& arguments, const std::string& bytes) {
    if (arguments.has("printer")) {
        write_to_port(arguments.text("printer"), bytes);
        return "to the printer " + arguments.text("printer");
    }
    if (arguments.has("device")) {
        write_to_device(arguments.text("device"), bytes);
        return "to the printer " + arguments.text("device");
    }
    write_to_file(arguments.text("file"), bytes);
    return "into " + arguments.text("file");
}

}  // namespace

int print_labels(const Arguments& arguments, const Doors& doors) {
    const auto ways = arguments.has("file") + arguments.has("printer") + arguments.has("device");
    if (ways != 1) wrong("Say where to with one of --file, --printer or --device.");
    const auto tags = tags_of(arguments, doors);
    const auto printed = draw(arguments, tags);
    if (const auto* fault = std::get_if<labels::PrintFault>(&printed))
        wrong(std::string{labels::sentence(*fault)});
    const std::string where = put_out(arguments, std::get<std::string>(printed));
    if (arguments.text("file") == "-") return exit_ok;
    Answer answer;
    answer.scanned = "print";
    answer.sentence = std::to_string(tags.size()) + (tags.size() == 1 ? " label " : " labels ") +
                      "went " + where + ".";
    terminal_for(arguments, doors).say(answer);
    return exit_ok;
}

}  // namespace kitbank::scanner
