#include "server/usecase/notices/follow_letters.h"

#include <doctest/doctest.h>

#include "server/usecase/notices/deliver.h"
#include "server/usecase/notices/ports.h"
#include "tests/support/letters.h"

namespace kitbank {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

// A service that takes everything and says what it is told to say of it.
class Service : public Courier, public Tracker {
  public:
    explicit Service(World& world) : world_(world) {}
    Delivery deliver(const Mail& /*mail*/, const Uuid& /*id*/) override {
        handed = world_.crypto.make_uuid();
        return {DeliveryOutcome::sent, "", handed};
    }
    std::string status_of(const Uuid& /*handed_id*/) override {
        ++asked;
        return status;
    }

    std::string status = "sending";
    Uuid handed{};
    int asked = 0;

  private:
    World& world_;
};

struct FollowWorld : World {
    FollowWorld() {
        store.write([&](Transaction& tx) {
            Mail mail{"+447700900123", "", "Your kit is ready", organisation};
            mail.channel = Channel::text;
            mail.kind = "request_ready";
            mail.reference = "Q-7K3M9QXZ";
            post_mail(mail, tx, ports);
            return true;
        });
        deliver_letters(service, ports);
    }
    std::string state() {
        std::string text;
        store.read([&](Reader& reader) {
            for (const LetterCount& each : reader.notices().letter_counts(organisation))
                text += name_of(each.state);
            for (const Letter& each : reader.notices().letters_failed(organisation, 10))
                text += " " + each.error + (each.text.empty() ? "" : ", kept");
        });
        return text;
    }
    void wait(minutes time) {
        clock.advance(time);
        follow_letters(service, ports);
    }

    Service service{*this};
};

}  // namespace

TEST_CASE_FIXTURE(FollowWorld, "what a service has is asked about until it is delivered") {
    CHECK(state() == "sending");
    wait(minutes{1});
    CHECK(service.asked == 0);
    wait(minutes{2});
    CHECK(service.asked == 1);
    CHECK(state() == "sending");
    service.status = "delivered";
    wait(minutes{3});
    CHECK(state() == "sent");
    wait(minutes{300});
    CHECK(service.asked == 2);
}

TEST_CASE_FIXTURE(FollowWorld, "what was not delivered is shown, with what it said") {
    service.status = "temporary-failure";
    wait(minutes{3});
    CHECK(state() == "failed temporary-failure, kept");
}

TEST_CASE_FIXTURE(FollowWorld, "a service that cannot be asked is asked again later") {
    service.status = "";
    wait(minutes{3});
    CHECK(state() == "sending");
    service.status = "delivered";
    wait(minutes{3});
    CHECK(state() == "sent");
}

TEST_CASE_FIXTURE(FollowWorld, "it is asked ever more rarely, and not for ever") {
    for (int i = 0; i < 10 * 24 * 30; ++i) wait(minutes{2});
    CHECK(service.asked > 40);
    CHECK(service.asked < 100);
    CHECK(state() == "sent");
}

TEST_CASE_FIXTURE(FollowWorld, "the service may say it by itself, once") {
    take_status(service.handed, "no such word", ports);
    take_status(crypto.make_uuid(), "delivered", ports);
    CHECK(state() == "sending");
    take_status(service.handed, "permanent-failure", ports);
    CHECK(state() == "failed permanent-failure, kept");
    take_status(service.handed, "delivered", ports);
    CHECK(state() == "failed permanent-failure, kept");
}

TEST_CASE_FIXTURE(FollowWorld, "a channel without a way does not hold up the others") {
    struct TextsOnly : Service {
        using Service::Service;
        bool takes(Channel channel) const override { return channel != Channel::letter; }
        Delivery deliver(const Mail& mail, const Uuid& id) override {
            if (mail.channel == Channel::email) return {DeliveryOutcome::no_way, "connection"};
            return Service::deliver(mail, id);
        }
    };
    TextsOnly courier{*this};
    store.write([&](Transaction& tx) {
        for (const Channel channel : {Channel::email, Channel::text, Channel::letter}) {
            Mail mail{"", "A subject", "Words", organisation};
            mail.channel = channel;
            mail.to = channel == Channel::email ? "sam@example.org" : "+447700900123";
            post_mail(mail, tx, ports);
        }
        return true;
    });
    deliver_letters(courier, ports);
    CHECK(courier.handed != Uuid{});
    CHECK(letters_posted(ports).size() == 2);
}

}  // namespace kitbank
