#include "server/usecase/databank/find_item.h"

#include <doctest/doctest.h>

#include "tests/support/moves_world.h"

namespace kitbank {
namespace {

struct FindWorld : MovesWorld {
    std::vector<Network> networks() {
        std::vector<Network> rows;
        ports.store.read([&](Reader& reader) { rows = reader.stock().networks(organisation); });
        return rows;
    }
    std::string where(const std::string& reference) {
        std::string words;
        ports.store.read([&](Reader& reader) { words = whereabouts_of(item(reference), reader); });
        return words;
    }
};

}  // namespace

TEST_CASE_FIXTURE(FindWorld, "a number is read in any spelling, a voucher by its reference") {
    const std::string sim = number();
    const std::string spaced = " " + sim.substr(0, 6) + " " + sim.substr(6);
    CHECK(*item_reference(spaced, networks()) == sim);
    CHECK(*item_reference(" v-7k3m9qxz ", networks()) == "V-7K3M9QXZ");
    CHECK(code_of(item_reference("V-7", networks())) == "sim_not_found");
    CHECK(code_of(item_reference("8.94E+18", networks())) == "iccid_malformed");
}

TEST_CASE_FIXTURE(FindWorld, "a list names its bad lines and takes a number once") {
    const std::string sim = number();
    CHECK(item_references({sim, sim}, "codes", networks())->size() == 1);
    const auto bad = item_references({sim, "x", "y"}, "codes", networks());
    CHECK(fields_of(bad) == "codes codes");
    CHECK(bad.refusal().fields[0].sentence.starts_with("Line 2: "));
}

TEST_CASE_FIXTURE(FindWorld, "where an item is, in a few words") {
    const auto sims = receive(north, 3);
    CHECK(where(sims[0]) == "in stock at " + north.name);
    give(north, sims[1]);
    CHECK(where(sims[1]) == "given by " + north.name);
    lose(north, sims[2]);
    CHECK(where(sims[2]) == "counted as lost at " + north.name);
    CHECK(is_on_shelf(item(sims[0]).standing, north.id));
    CHECK(!is_on_shelf(item(sims[0]).standing, south.id));
    CHECK(!is_on_shelf(item(sims[1]).standing, north.id));
}

}  // namespace kitbank
