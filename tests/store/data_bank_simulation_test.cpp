#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/store/scratch_database.h"
#include "tests/support/data_bank_simulation.h"

namespace kitbank {

// The same hubs on a real database: a few steps in every run, as many as KITBANK_SIMULATION_STEPS says in scripts/simulate.
TEST_CASE("ten hubs keep every promise about stock on a real database") {
    const char* const text = std::getenv("KITBANK_SIMULATION_STEPS");
    const int steps = text == nullptr ? 400 : std::atoi(text);
    ScratchDatabase database;
    DataBankSimulation simulation{database.store(), 7};
    for (int step = 0; step < steps; ++step) simulation.step();
    simulation.look_back(100);
    CHECK(simulation.crashes() > 0);
    if (text == nullptr) return;
    for (const auto& [name, count] : simulation.outcomes()) MESSAGE(name << " " << count);
}

}  // namespace kitbank
