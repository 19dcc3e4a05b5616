#include <iostream>

#include "server/command/command.h"
#include "server/command/house.h"
#include "server/command/options.h"
#include "server/usecase/partners/second_factor.h"

// `organisation`: what only the operator sets. `off` is for demonstrations and tests: the pages offer an
// organisation's admins the other two.
namespace kitbank {
namespace {

int wrong_usage() {
    std::cerr << "usage: kitbank-server organisation set [--organisation NAME] --second-factor "
                 "staff|everyone|off\n";
    return 2;
}

}  // namespace

int organisation(const Config& config, const Words& words) {
    const Options options{words, {"organisation", "second-factor"}};
    if (!options.is_right() || words.empty() || words.front() != "set") return wrong_usage();
    const auto rule = parse_second_factor_rule(options.value("second-factor"));
    if (!rule) return wrong_usage();
    House house{config};
    const auto set = set_second_factor_rule(options.value("organisation"), *rule, house.ports());
    if (!set) {
        std::cerr << sentence_of(set.refusal()) << '\n';
        return 1;
    }
    std::cout << "A second factor is now asked of: " << name_of(*rule) << ".\n";
    return 0;
}

}  // namespace kitbank
