#include "server/usecase/notices/post.h"

#include <doctest/doctest.h>

#include <stdexcept>

#include "server/usecase/notices/ports.h"
#include "server/usecase/partners/manage_access.h"
#include "tests/support/letters.h"

namespace kitbank {
namespace {

void post(World& world, const Mail& mail, bool commit = true) {
    world.store.write([&](Transaction& tx) {
        post_mail(mail, tx, world.ports);
        return commit;
    });
}

Letter only_letter(World& world) {
    std::vector<Letter> letters;
    world.store.read(
        [&](Reader& reader) { letters = reader.notices().letters_due(world.clock.now(), 10); });
    REQUIRE(letters.size() == 1);
    return letters.front();
}

const Mail invitation{"robin@example.org", "An invitation", "Hello\nhttps://kit.example.org/x"};

}  // namespace

TEST_CASE("a letter is there when its change is, and only then") {
    World world;
    post(world, invitation, false);
    CHECK(letters_posted(world).empty());
    post(world, invitation);
    post(world, {"sam@example.org", "Another", "Good morning"});
    const std::vector<Mail> letters = letters_posted(world);
    REQUIRE(letters.size() == 2);
    CHECK(letters.front().to == invitation.to);
    CHECK(letters.front().subject == invitation.subject);
    CHECK(letters.front().text == invitation.text);
    CHECK(letters.back().to == "sam@example.org");
}

TEST_CASE("nothing of a letter can be read in the outbox") {
    World world;
    post(world, invitation);
    const std::string rows = world.dump();
    CHECK(rows.find("robin") == std::string::npos);
    CHECK(rows.find("invitation |") == std::string::npos);
    CHECK(rows.find("kit.example.org") == std::string::npos);
    CHECK(masked_address(only_letter(world), world.safe) == "r***@example.org");
}

TEST_CASE("a letter's parts open in their own row only") {
    World world;
    post(world, invitation);
    Letter letter = only_letter(world);
    REQUIRE(open_letter(letter, world.safe));
    std::swap(letter.address, letter.text);
    CHECK_FALSE(open_letter(letter, world.safe));
    std::swap(letter.address, letter.text);
    letter.id = world.crypto.make_uuid();
    CHECK_FALSE(open_letter(letter, world.safe));
    CHECK(masked_address(letter, world.safe).empty());
}

TEST_CASE("a letter belongs to the organisation of whom it is to, unless it says otherwise") {
    World world;
    const OrganisationId other = world.found_organisation("Another scheme");
    const auto robin = add_person({"robin@example.org", "Robin Example", Role::volunteer, "",
                                   "NORTH", "correct horse battery staple"},
                                  world.ports);
    REQUIRE(robin);
    SUBCASE("by the person's membership") {
        post(world, {"Robin@Example.org", "An invitation", "Hello"});
        CHECK(only_letter(world).organisation == world.organisation);
    }
    SUBCASE("by what is said") {
        post(world, {"robin@example.org", "An invitation", "Hello", other});
        CHECK(only_letter(world).organisation == other);
    }
    SUBCASE("nobody's when the address is unknown") {
        post(world, {"sam@example.org", "An invitation", "Hello"});
        CHECK(only_letter(world).organisation == OrganisationId{});
    }
}

TEST_CASE("an address or subject that could become another header is never posted") {
    World world;
    for (const std::string& to :
         {std::string{"robin@example.org\r\nBcc: x@example.org"}, std::string{"robin"},
          std::string{"a@example.org,b@example.org"}, std::string{"Robin <a@example.org>"},
          std::string{"a\0@example.org", 14}, std::string(300, 'a') + "@example.org",
          std::string{}}) {
        CAPTURE(to);
        CHECK_THROWS_AS(post(world, {to, "A subject", "Text"}), std::invalid_argument);
    }
    for (const std::string& subject : {std::string{"Hello\nBcc: x@example.org"}, std::string{},
                                       std::string(201, 'a'), std::string{"\x7F"}}) {
        CHECK_THROWS_AS(post(world, {"robin@example.org", subject, "Text"}), std::invalid_argument);
    }
    CHECK_THROWS_AS(post(world, {"robin@example.org", "A subject", std::string(20'001, 'x')}),
                    std::invalid_argument);
    CHECK(letters_posted(world).empty());
}

}  // namespace kitbank
