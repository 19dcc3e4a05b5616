#include "server/usecase/databank/show_code.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/change_item.h"
#include "tests/support/living_world.h"

namespace kitbank {
namespace {

struct CodeWorld : LivingWorld {
    ShowCode command(const DataItem& item, Role role = Role::manager) {
        return {crypto.make_uuid(), caller(role), item.reference, "the person lost the paper"};
    }
    std::vector<CodeShowing> showings(const DataItem& item) {
        std::vector<CodeShowing> rows;
        ports.store.read([&](Reader& reader) { rows = reader.issues().showings_of(item.id); });
        return rows;
    }
};

}  // namespace

TEST_CASE_FIXTURE(CodeWorld,
                  "a manager sees the code again, and each showing is a row with its reason") {
    const DataItem item = give(stock("", &vouchers));
    const Result<ShownCode> shown = show_code(command(item), ports);
    REQUIRE(shown);
    CHECK(shown->code.starts_with("CODE1"));
    REQUIRE(showings(item).size() == 1);
    CHECK(showings(item).front().reason == "the person lost the paper");
    CHECK(showings(item).front().actor == caller(Role::manager).actor);
    CHECK(showings(item).front().issue.value == item.standing.issue);
    CHECK(show_code(command(item), ports));
    CHECK(showings(item).size() == 2);
    // Whoever saw the code could use it: it is nobody else's any more.
    CHECK(code_of(hand_back_item(
              {crypto.make_uuid(), caller(Role::volunteer), item.reference, true, {}}, ports)) ==
          "item_not_possible");
}

TEST_CASE_FIXTURE(CodeWorld, "a repeat of the request shows nothing, and keeps no code") {
    const DataItem item = give(stock("", &vouchers));
    const ShowCode once_only = command(item);
    REQUIRE(show_code(once_only, ports));
    CHECK(code_of(show_code(once_only, ports)) == "code_shown");
    CHECK(showings(item).size() == 1);
    CHECK(dump().find("CODE1") == std::string::npos);
}

TEST_CASE_FIXTURE(CodeWorld, "nobody else sees it, nor without a reason, nor what was not given") {
    const DataItem item = give(stock("", &vouchers));
    for (const Role role : {Role::volunteer, Role::hub_staff, Role::referrer, Role::admin}) {
        CHECK(code_of(show_code(command(item, role), ports)) == "forbidden");
    }
    ShowCode silent = command(item);
    silent.reason = "";
    CHECK(fields_of(show_code(silent, ports)) == "reason");
    CHECK(code_of(show_code(command(stock("", &vouchers)), ports)) == "item_not_possible");
    CHECK(code_of(show_code(command(given()), ports)) == "item_not_possible");
    CHECK(showings(item).empty());
}

}  // namespace kitbank
