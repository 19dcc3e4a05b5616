#include "server/usecase/databank/networks.h"

#include <doctest/doctest.h>

#include "server/usecase/trust/ports.h"
#include "tests/support/stock_world.h"

namespace kitbank {
namespace {

Network new_network() {
    Network network;
    network.code = "lebara";
    network.name = "Lebara";
    network.numbers = {{"894415", 19, {5, 4, 4}, true}};
    network.user_terms = "For use in the UK. https://example.org/terms";
    network.activation = "Put the card in.\nRestart the phone.";
    network.help = "07700 900303";
    return network;
}

ChangeNetwork change_of(World& world, const Network& network) {
    return {world.crypto.make_uuid(), world.caller(Role::manager), network};
}

std::string names(World& world, const Caller& caller) {
    std::string text;
    const auto networks = list_networks(caller, world.ports);
    for (const Network& row : *networks) {
        text += (text.empty() ? "" : " ") + row.code;
    }
    return text;
}

}  // namespace

TEST_CASE("a manager adds a network for their own organisation, and writes it down") {
    StockWorld world;
    const ChangeNetwork command = change_of(world, new_network());
    const auto added = change_network(command, world.ports);
    REQUIRE(added);
    CHECK(added->organisation == world.organisation);
    CHECK(names(world, world.caller(Role::volunteer)) == "ee lebara o2 three vodafone");
    const Caller other = world.elsewhere(Role::manager, world.found_organisation("Another scheme"));
    CHECK(names(world, other) == "ee o2 three vodafone");
    world.ports.store.read([&](Reader& reader) {
        const auto events = reader.trust().audit_of("organisation:1");
        REQUIRE_FALSE(events.empty());
        CHECK(events.back().event == "network");
        CHECK(events.back().facts.find("numbers=894415 19-5-4-4\n") != std::string::npos);
    });
    const std::string after = world.dump();
    CHECK(change_network(command, world.ports));
    CHECK(world.dump() == after);
}

TEST_CASE("an own row takes the place of the house's") {
    StockWorld world;
    Network own = new_network();
    own.code = "o2";
    own.name = "O2";
    own.is_retired = true;
    REQUIRE(change_network(change_of(world, own), world.ports));
    const auto networks = list_networks(world.caller(Role::volunteer), world.ports);
    REQUIRE(networks->size() == 4);
    CHECK((*networks)[1].is_retired);
    CHECK((*networks)[1].help == "07700 900303");
}

TEST_CASE("each field of a network that is wrong is named") {
    StockWorld world;
    Network wrong = new_network();
    wrong.code = "Lebara!";
    wrong.name = "";
    wrong.help = std::string(network_text_max + 1, 'x');
    wrong.activation = "a\x01";
    wrong.user_terms = std::string(network_text_max, 'x');
    const std::string before = world.dump();
    const auto refused = change_network(change_of(world, wrong), world.ports);
    CHECK(code_of(refused) == "invalid_fields");
    CHECK(fields_of(refused) == "code name activation help");
    CHECK(world.dump() == before);
}

TEST_CASE("a kind of card must be one that can exist") {
    const auto is_fine = [](NumberRow row, int times = 1) {
        Network network = new_network();
        network.numbers.assign(static_cast<std::size_t>(times), row);
        return faults_of(network).empty();
    };
    CHECK(is_fine({"894411", 19, {5, 4, 4}, true}));
    CHECK(is_fine({"89441", 20, {}, false}));
    CHECK(is_fine({"8944200112345678", 19, {3}, true}));
    CHECK_FALSE(is_fine({"", 19, {}, true}));
    CHECK_FALSE(is_fine({"774411", 19, {}, true}));
    CHECK_FALSE(is_fine({"8944x", 19, {}, true}));
    CHECK_FALSE(is_fine({"894411", 18, {}, true}));
    CHECK_FALSE(is_fine({"894411", 19, {5, 4, 5}, true}));
    CHECK_FALSE(is_fine({"894411", 19, {13, 0}, true}));
    CHECK_FALSE(is_fine({"8944112345678901234", 19, {}, true}));
    CHECK_FALSE(is_fine({"894411", 19, {}, true}, 2));
    Network many = new_network();
    many.numbers.clear();
    for (int each = 0; each < 21; ++each) {
        many.numbers.push_back({"8944" + std::to_string(10 + each), 19, {}, true});
    }
    CHECK(faults_of(many).size() == 1);
}

TEST_CASE("only a manager changes networks, and everybody of a hub sees them") {
    StockWorld world;
    ChangeNetwork command = change_of(world, new_network());
    command.caller = world.caller(Role::hub_staff);
    CHECK(code_of(change_network(command, world.ports)) == "forbidden");
    CHECK(code_of(list_networks(world.caller(Role::referrer), world.ports)) == "forbidden");
}

}  // namespace kitbank
