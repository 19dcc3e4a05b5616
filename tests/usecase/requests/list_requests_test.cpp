#include "server/usecase/requests/list_requests.h"

#include <doctest/doctest.h>

#include "tests/support/asking_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(AskingWorld, "each lists their own, and the manager all of their organisation") {
    const Caller one = referrer();
    const Caller two = referrer("person:71");
    const KitRequest mine = sent(one);
    const KitRequest theirs = sent(two, complete_for("S.S.", "07700 900111"));
    const KitRequest kept = draft(one);
    const auto list = [&](const Caller& by, const RequestFilter& filter = {}) {
        std::string words;
        const auto rows = my_requests(by, filter, ports);
        if (!rows) return code_of(rows);
        for (const KitRequest& row : *rows) words += (words.empty() ? "" : " ") + row.reference;
        return words;
    };
    CHECK(list(one) == kept.reference + " " + mine.reference);
    CHECK(list(one, {RequestState::draft}) == kept.reference);
    CHECK(list(one, {{}, true}) == mine.reference);
    CHECK(list(one, {{}, {}, kept.reference}) == mine.reference);
    CHECK(list(two) == theirs.reference);
    CHECK(list(two, {{}, {}, mine.reference}) == "request_not_found");
    const std::string all = list(surgery_manager());
    CHECK(all.size() == 21);
    CHECK(all.find(mine.reference) != std::string::npos);
    CHECK(all.find(kept.reference) == std::string::npos);
    CHECK(list(surgery_manager(), {RequestState::draft}).empty());
    CHECK(list(caller(Role::admin)) == "forbidden");
    CHECK(asks_elsewhere(one, ports));
    CHECK_FALSE(asks_elsewhere(caller(Role::manager), ports));
}

}  // namespace kitbank
