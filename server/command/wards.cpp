#include <fstream>
#include <iostream>
#include <sstream>

#include "server/command/command.h"
#include "server/command/house.h"
#include "server/command/options.h"
#include "server/usecase/residents/wards.h"

// `wards --file FILE [--districts CODES]`: a list as the Office for National Statistics publishes it, of postcodes with
// their wards, or of wards with their names; reports count by them from then on.
namespace kitbank {
namespace {

constexpr std::int64_t told_every = 100'000;

std::vector<std::string> codes_in(const std::string& text) {
    std::vector<std::string> codes;
    std::istringstream words{text};
    for (std::string code; std::getline(words, code, ',');) codes.push_back(code);
    return codes;
}

// Tells how far it is, now and then.
std::function<void(const WardCount&)> telling() {
    return [next = told_every](const WardCount& count) mutable {
        if (count.read < next) return;
        next = count.read + told_every;
        std::cout << count.read << " lines read, " << count.taken << " taken" << std::endl;
    };
}

}  // namespace

int wards(const Config& config, const Words& words) {
    const Options options{words, {"file", "districts"}};
    if (!options.is_right() || options.value("file").empty()) {
        std::cerr << "usage: kitbank-server wards --file FILE [--districts CODE,CODE...]\n";
        return 2;
    }
    std::ifstream list{options.value("file"), std::ios::binary};
    if (!list) {
        std::cerr << options.value("file") << " cannot be read.\n";
        return 1;
    }
    House house{config};
    const auto count =
        load_wards({list, codes_in(options.value("districts")), telling()}, house.ports());
    if (!count) {
        std::cerr << sentence_of(count.refusal()) << '\n';
        return 1;
    }
    std::cout << "Done: " << count->taken << " of " << count->read << " lines taken, "
              << count->left_out << " left out (no longer used, elsewhere, or in no ward), "
              << count->unreadable << " not understood.\n";
    return 0;
}

}  // namespace kitbank
