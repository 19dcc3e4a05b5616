#include "server/command/options.h"

#include <algorithm>
#include <iostream>

namespace kitbank {

namespace po = boost::program_options;

Options::Options(const std::vector<std::string>& words, std::initializer_list<const char*> names) {
    po::options_description allowed;
    for (const char* const name : names) allowed.add_options()(name, po::value<std::string>());
    allowed.add_options()("word", po::value<std::vector<std::string>>());
    po::positional_options_description positional;
    positional.add("word", -1);
    try {
        constexpr int style = po::command_line_style::allow_long |
                              po::command_line_style::long_allow_next |
                              po::command_line_style::long_allow_adjacent;
        po::store(po::command_line_parser(words)
                      .options(allowed)
                      .positional(positional)
                      .style(style)
                      .run(),
                  values_);
    } catch (const po::error& error) {
        complaint_ = error.what();
        std::cerr << complaint_ << '\n';
    }
}

bool Options::has_all(std::initializer_list<const char*> names) const {
    return std::ranges::all_of(names, [&](const char* name) { return has(name); });
}

const std::string& Options::value(const char* name) const {
    static const std::string none;
    return has(name) ? values_[name].as<std::string>() : none;
}

}  // namespace kitbank
