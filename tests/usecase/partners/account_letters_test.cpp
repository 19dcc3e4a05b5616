#include "server/usecase/partners/account_letters.h"

#include <doctest/doctest.h>

#include "tests/support/letters.h"
#include "tests/support/world.h"

using namespace kitbank;

TEST_CASE("each letter says what happened, to whom, and holds no link") {
    World world;
    const Person robin{{}, "robin@example.org", "Robin Example", "", false};
    world.store.write([&](Transaction& tx) {
        for (const auto letter :
             {AccountLetter::password_changed, AccountLetter::second_factor_set_up,
              AccountLetter::second_factor_removed})
            post_account_letter(robin, letter, tx, world.ports);
        return true;
    });
    const std::vector<Mail> letters = letters_posted(world);
    REQUIRE(letters.size() == 3);
    CHECK(letters[0].text.find("password of your Kitbank account was changed") !=
          std::string::npos);
    CHECK(letters[1].text.find("app was set up") != std::string::npos);
    CHECK(letters[2].text.find("was removed") != std::string::npos);
    for (const Mail& letter : letters) {
        CHECK(letter.to == "robin@example.org");
        CHECK(letter.subject.find("Robin") == std::string::npos);
        CHECK(letter.text.find("http") == std::string::npos);
    }
}
