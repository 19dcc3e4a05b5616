#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/support/data_bank_simulation.h"

namespace kitbank {
namespace {

int number_from(const char* name, int otherwise) {
    const char* const text = std::getenv(name);
    return text == nullptr ? otherwise : std::atoi(text);
}

}  // namespace

// KITBANK_SIMULATIONS says how many runs, KITBANK_SIMULATION_STEPS how long each is. The long one runs on a real database
// (tests/store/data_bank_simulation_test.cpp).
TEST_CASE("ten hubs with scanners that have no line keep every promise about stock") {
    const int runs = number_from("KITBANK_SIMULATIONS", 2);
    const int steps = number_from("KITBANK_SIMULATION_STEPS", 600);
    std::map<std::string, int> outcomes;
    int crashes = 0;
    for (int seed = 1; seed <= runs; ++seed) {
        CAPTURE(seed);
        MemoryStore store;
        DataBankSimulation simulation{store, static_cast<unsigned>(seed)};
        for (int step = 0; step < steps; ++step) simulation.step();
        simulation.look_back(100);
        for (const auto& [name, count] : simulation.outcomes()) outcomes[name] += count;
        crashes += simulation.crashes();
    }
    // What never happened proves nothing.
    CHECK(crashes > 0);
    for (const char* name :
         {"receive: done", "give: done", "give: limit_reached", "late gift: done", "packet: done",
          "activate: done", "swap: done", "void: done", "hand back: done", "time: done"}) {
        CAPTURE(name);
        CHECK(outcomes[name] > 0);
    }
    if (std::getenv("KITBANK_SIMULATIONS") != nullptr) {
        for (const auto& [name, count] : outcomes) MESSAGE(name << " " << count);
    }
}

}  // namespace kitbank
