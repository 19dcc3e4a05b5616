#include "server/usecase/databank/statement.h"

#include <doctest/doctest.h>

#include "tests/support/stock_world.h"

namespace kitbank {
namespace {

Date day(const char* text) { return *parse_date(text); }

// Three cards come, one is given; on the next day two more come.
struct StatementWorld : StockWorld {
    StatementWorld() {
        const auto items = receive(north, 3);
        issue(items[0], north);
        clock.advance(std::chrono::hours{24});
        receive(north, 2);
        manager = caller(Role::manager);
        manager.hub.reset();
    }
    Result<Statement> read(const StatementOrder& order) {
        return read_statement(manager, order, ports);
    }
    Caller manager;
};

StatementOrder of_north() {
    StatementOrder order;
    order.hub = "NORTH";
    return order;
}

std::string changes(const Statement& statement) {
    std::string text;
    for (const PostedLine& line : statement.lines) {
        text += std::to_string(line.posting.items) + "=" + std::to_string(line.items_after) + " ";
    }
    return text;
}

}  // namespace

TEST_CASE("a statement says what the account held, each posting, and what it holds") {
    StatementWorld world;
    StatementOrder order = of_north();
    auto statement = world.read(order);
    REQUIRE(statement);
    CHECK(changes(*statement) == "2=4 -1=2 3=3 ");
    CHECK(statement->opening == Holding{0, 0});
    CHECK(statement->closing == Holding{4, 1'200});
    CHECK(statement->hub->code == "NORTH");
    CHECK(statement->next.empty());
    order.from = day("2026-11-22");
    statement = world.read(order);
    CHECK(changes(*statement) == "2=4 ");
    CHECK(statement->opening == Holding{2, 600});
    order.from.reset();
    order.to = day("2026-11-21");
    statement = world.read(order);
    CHECK(changes(*statement) == "-1=2 3=3 ");
    CHECK(statement->closing == Holding{2, 600});
    order.account = AccountKind::person;
    CHECK(changes(*world.read(order)) == "1=1 ");
}

TEST_CASE("pages of a statement follow each other, by a cursor that nobody can make") {
    StatementWorld world;
    StatementOrder order = of_north();
    order.limit = 2;
    const auto first = world.read(order);
    CHECK(changes(*first) == "2=4 -1=2 ");
    order.cursor = first->next;
    const auto second = world.read(order);
    CHECK(changes(*second) == "3=3 ");
    CHECK(second->next.empty());
    for (const std::string& made : {std::string{"5"}, std::string{"00ff"}, std::string(500, 'a'),
                                    first->next.substr(2), std::string{"xyz1"}}) {
        order.cursor = made;
        CHECK(code_of(world.read(order)) == "malformed");
    }
}

TEST_CASE("a statement is of one bundle, in one of its versions, when that is asked") {
    StatementWorld world;
    const Bundle other = world.add_bundle("O2-50", 50);
    world.receive(world.north, 1, other);
    StatementOrder order = of_north();
    CHECK(changes(*world.read(order)) == "1=1 2=4 -1=2 3=3 ");
    CHECK(world.read(order)->closing.items == 5);
    order.bundle = "O2-50";
    CHECK(changes(*world.read(order)) == "1=1 ");
    CHECK(world.read(order)->closing == Holding{1, 600});
    order.bundle = "O2-25/1";
    CHECK(world.read(order)->closing.items == 4);
    for (const char* unknown : {"O2-25/2", "O2-25/x", "O2", "/1"}) {
        order.bundle = unknown;
        CHECK(code_of(world.read(order)) == "bundle_not_found");
    }
}

TEST_CASE("whoever is bound to a hub reads the statements of that hub") {
    StatementWorld world;
    const Caller staff = world.caller(Role::volunteer);
    StatementOrder order;
    CHECK(changes(*read_statement(staff, order, world.ports)) == "2=4 -1=2 3=3 ");
    order.hub = "SOUTH";
    CHECK(code_of(read_statement(staff, order, world.ports)) == "hub_not_found");
    for (const AccountKind kind : {AccountKind::network, AccountKind::transit}) {
        order.account = kind;
        CHECK(code_of(read_statement(staff, order, world.ports)) == "forbidden");
    }
    CHECK(code_of(read_statement(world.caller(Role::referrer), {}, world.ports)) == "forbidden");
}

TEST_CASE("what no account is is refused by its name") {
    StatementWorld world;
    StatementOrder order;
    CHECK(code_of(world.read(order)) == "hub_not_found");  // a manager has to say which
    order.account = AccountKind::network;
    CHECK(changes(*world.read(order)) == "-2=-5 -3=-3 ");
    order.account = AccountKind::transit;
    order.consignment = "C-00000000";
    CHECK(code_of(world.read(order)) == "consignment_not_found");
    order = of_north();
    order.from = day("2026-11-22");
    order.to = day("2026-11-21");
    CHECK(fields_of(world.read(order)) == "to");
}

}  // namespace kitbank
