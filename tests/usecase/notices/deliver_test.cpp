#include "server/usecase/notices/deliver.h"

#include <doctest/doctest.h>

#include <functional>

#include "server/usecase/notices/ports.h"
#include "tests/support/letters.h"

namespace kitbank {
namespace {

// Answers as it is told, and keeps what it was given.
class FakeCourier : public Courier {
  public:
    Delivery deliver(const Mail& mail, const Uuid& id) override {
        mails.push_back(mail);
        ids.push_back(id);
        if (meanwhile) meanwhile();
        return answer;
    }

    Delivery answer{DeliveryOutcome::sent};
    std::function<void()> meanwhile;
    std::vector<Mail> mails;
    std::vector<Uuid> ids;
};

void post(World& world, const std::string& to) {
    world.store.write([&](Transaction& tx) {
        post_mail({to, "An invitation", "Hello " + to, world.organisation}, tx, world.ports);
        return true;
    });
}

std::vector<Letter> failed(World& world) {
    std::vector<Letter> letters;
    world.store.read(
        [&](Reader& reader) { letters = reader.notices().letters_failed(world.organisation, 10); });
    return letters;
}

}  // namespace

TEST_CASE("a letter is delivered once") {
    World world;
    FakeCourier courier;
    post(world, "robin@example.org");
    deliver_letters(courier, world.ports);
    deliver_letters(courier, world.ports);
    world.clock.advance(std::chrono::hours{48});
    deliver_letters(courier, world.ports);
    REQUIRE(courier.mails.size() == 1);
    CHECK(courier.mails.front().to == "robin@example.org");
    CHECK(courier.mails.front().text == "Hello robin@example.org");
    CHECK(letters_posted(world).empty());
    CHECK(failed(world).empty());
}

TEST_CASE("what is not taken now is tried eight times, over about a day, under one id") {
    World world;
    FakeCourier courier;
    courier.answer = {DeliveryOutcome::later, "RCPT 451"};
    post(world, "robin@example.org");
    const Instant begun = world.clock.now();
    Instant last = begun;
    for (int i = 0; i < 48 * 60; ++i) {
        const std::size_t before = courier.mails.size();
        deliver_letters(courier, world.ports);
        if (courier.mails.size() > before) last = world.clock.now();
        world.clock.advance(std::chrono::minutes{1});
    }
    CHECK(courier.mails.size() == 8);
    CHECK(last - begun > std::chrono::hours{20});
    CHECK(last - begun < std::chrono::hours{28});
    CHECK(std::ranges::count(courier.ids, courier.ids.front()) == 8);
    REQUIRE(failed(world).size() == 1);
    CHECK(failed(world).front().state == LetterState::failed);
    CHECK(failed(world).front().error == "RCPT 451");
    CHECK(failed(world).front().text.empty());
}

TEST_CASE("what was put off is delivered when it is taken") {
    World world;
    FakeCourier courier;
    courier.answer = {DeliveryOutcome::later, "RCPT 451"};
    post(world, "robin@example.org");
    deliver_letters(courier, world.ports);
    REQUIRE(failed(world).size() == 1);
    CHECK(failed(world).front().state == LetterState::queued);
    courier.answer = {DeliveryOutcome::sent};
    deliver_letters(courier, world.ports);
    CHECK(courier.mails.size() == 1);  // not yet
    world.clock.advance(std::chrono::minutes{2});
    deliver_letters(courier, world.ports);
    CHECK(courier.mails.size() == 2);
    CHECK(failed(world).empty());
}

TEST_CASE("what is refused is given up at once, and the others go on") {
    World world;
    FakeCourier courier;
    courier.answer = {DeliveryOutcome::refused, "RCPT 550"};
    post(world, "robin@example.org");
    post(world, "sam@example.org");
    deliver_letters(courier, world.ports);
    CHECK(courier.mails.size() == 2);
    CHECK(failed(world).size() == 2);
    CHECK(letters_posted(world).empty());
}

TEST_CASE("without a way the other letters wait untouched") {
    World world;
    FakeCourier courier;
    courier.answer = {DeliveryOutcome::no_way, "connection"};
    post(world, "robin@example.org");
    post(world, "sam@example.org");
    deliver_letters(courier, world.ports);
    CHECK(courier.mails.size() == 1);
    CHECK(failed(world).size() == 1);
    CHECK(letters_posted(world).size() == 2);
}

TEST_CASE("two servers never try a letter at the same time") {
    World world;
    FakeCourier one;
    FakeCourier two;
    post(world, "robin@example.org");
    one.meanwhile = [&] { deliver_letters(two, world.ports); };
    deliver_letters(one, world.ports);
    CHECK(one.mails.size() == 1);
    CHECK(two.mails.empty());
}

TEST_CASE("a letter that no attempt survives is given up") {
    World world;
    FakeCourier courier;
    post(world, "robin@example.org");
    courier.meanwhile = [] { throw std::runtime_error{"the server dies"}; };
    for (int i = 0; i < 9; ++i) {
        CHECK_NOTHROW([&] {
            try {
                deliver_letters(courier, world.ports);
            } catch (const std::runtime_error&) {
            }
        }());
        world.clock.advance(std::chrono::hours{15});
    }
    CHECK(courier.mails.size() == 8);
    REQUIRE(failed(world).size() == 1);
    CHECK(failed(world).front().state == LetterState::failed);
}

}  // namespace kitbank
