#include "server/web/pages/data_move_words.h"

#include <charconv>

#include "server/core/text.h"
#include "server/usecase/databank/bundles.h"
#include "server/usecase/databank/see_stock.h"

namespace kitbank::web {

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find_first_of("\n,;");
        const std::string_view line = trimmed(text.substr(0, end));
        if (!line.empty()) lines.emplace_back(line);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

int number_of(std::string_view text) {
    const std::string_view typed = trimmed(text);
    if (typed.empty()) return 0;
    int number = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), number);
    return error == std::errc{} && end == typed.data() + typed.size() && number >= 0 ? number : -1;
}

std::vector<Option> bundle_choices(const Call& call) {
    std::vector<Option> choices{{"", "Choose a bundle"}};
    const auto bundles = list_bundles(call.caller, call.ports());
    if (!bundles) return choices;
    for (const Bundle& bundle : *bundles) {
        if (choices.back().value != bundle.code) choices.push_back({bundle.code, bundle.name});
    }
    return choices;
}

std::vector<Option> bundles_at(const Call& call, const std::string& hub_code) {
    std::vector<Option> choices{{"", "Choose a bundle"}};
    const auto shelves = see_shelves(call.caller, call.ports());
    if (!shelves) return choices;
    for (const ShelfLine& line : *shelves) {
        const Balance& balance = line.stock.balance;
        if (line.stock.hub_code != hub_code || choices.back().value == balance.bundle_code)
            continue;
        choices.push_back({balance.bundle_code, balance.bundle_name});
    }
    return choices;
}

}  // namespace kitbank::web
