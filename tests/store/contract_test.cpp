#include <thread>

#include "tests/store/stores.h"

// What Reader and Transaction promise, asked of every store alike (devices, labels, evidence and
// access have files of their own beside this one). Here: the transaction itself.
namespace kitbank {

TEST_CASE_TEMPLATE("what an operation wrote is there when it answers true", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const std::string name = bench.word();
    const OrganisationId id = bench.found(name);
    CHECK(id.value > 0);
    CHECK(bench.ask([&](Reader& reader) { return reader.partners().organisation_by_name(name); })
              ->id == id);
}

TEST_CASE_TEMPLATE("an operation that answers false leaves nothing behind", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Device device = bench.new_device();
    bench.store().write([&](Transaction& tx) {
        tx.insert_device(device);
        return false;
    });
    CHECK_FALSE(bench.ask([&](Reader& reader) { return reader.device_by_tag(device.tag); }));
}

TEST_CASE_TEMPLATE("an operation that throws leaves nothing behind", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Device device = bench.new_device();
    CHECK_THROWS_AS(bench.change([&](Transaction& tx) {
        tx.insert_device(device);
        throw std::out_of_range{"a fault in the operation"};
    }),
                    std::out_of_range);
    CHECK_FALSE(bench.ask([&](Reader& reader) { return reader.device_by_tag(device.tag); }));
    bench.insert(device);  // and the store goes on
}

TEST_CASE_TEMPLATE("an operation sees what it wrote itself", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Device device = bench.new_device(bench.serial());
    bench.change([&](Transaction& tx) {
        const DeviceId id = tx.insert_device(device);
        CHECK(tx.device_by_tag(device.tag)->id == id);
        CHECK(tx.device_by_serial(bench.ours, device.serial)->id == id);
        CHECK(tx.lock_devices(std::span{&device.tag, 1}).size() == 1);
    });
}

TEST_CASE_TEMPLATE("a key that is taken is a failure and nothing of the operation stays", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Device device = bench.insert(bench.new_device(bench.serial()));

    SUBCASE("tag of a device") {
        Device twin = bench.new_device();
        twin.tag = device.tag;
        CHECK(bench.refuses([&](Transaction& tx) { tx.insert_device(twin); }));
    }
    SUBCASE("serial of a device") {
        const Device twin = bench.new_device(device.serial);
        CHECK(bench.refuses([&](Transaction& tx) { tx.insert_device(twin); }));
    }
    SUBCASE("event id") {
        DeviceChange change = bench.new_change(device, DeviceEvent::move);
        bench.change([&](Transaction& tx) { tx.append(std::span{&change, 1}); });
        change.events.front().seq = ++change.device.version;
        CHECK(bench.refuses([&](Transaction& tx) { tx.append(std::span{&change, 1}); }));
    }
    SUBCASE("version of a device that changed meanwhile") {
        const DeviceChange first = bench.new_change(device, DeviceEvent::move);
        const DeviceChange second = bench.new_change(device, DeviceEvent::move);
        bench.change([&](Transaction& tx) { tx.append(std::span{&first, 1}); });
        CHECK(bench.refuses([&](Transaction& tx) { tx.append(std::span{&second, 1}); }));
        CHECK(same(bench.read(device.tag), first.device));
    }
    SUBCASE("request id") {
        const KnownRequest request{bench.crypto().make_uuid(), {}, "answer", {}, 0, {}};
        const Instant now = bench.now();
        bench.change([&](Transaction& tx) { tx.save_request(request, "person:1", now); });
        CHECK(bench.refuses([&](Transaction& tx) { tx.save_request(request, "person:1", now); }));
    }
    SUBCASE("hub code") {
        CHECK(bench.refuses([&](Transaction& tx) { tx.insert_hub(bench.hub); }));
    }
    SUBCASE("e-mail address") {
        const Person person = bench.new_person();
        bench.write([&](Transaction& tx) { return tx.write_accounts().insert_person(person); });
        CHECK(bench.refuses([&](Transaction& tx) { tx.write_accounts().insert_person(person); }));
    }
    SUBCASE("token") {
        const Token token = bench.new_token();
        bench.write([&](Transaction& tx) { return tx.write_partners().insert_token(token); });
        CHECK(bench.refuses([&](Transaction& tx) { tx.write_partners().insert_token(token); }));
    }
    SUBCASE("session") {
        const Person person = bench.new_person();
        const Session session = bench.write([&](Transaction& tx) {
            Membership membership =
                bench.new_membership(tx.write_accounts().insert_person(person), Role::volunteer);
            membership.id = tx.write_partners().insert_membership(membership);
            return bench.new_session(membership, bench.now());
        });
        bench.change([&](Transaction& tx) { tx.write_accounts().insert_session(session); });
        CHECK(bench.refuses([&](Transaction& tx) { tx.write_accounts().insert_session(session); }));
    }
    SUBCASE("evidence id") {
        const StoredEvidence evidence = bench.new_evidence(std::nullopt);
        bench.change([&](Transaction& tx) { tx.insert_evidence(evidence); });
        CHECK(bench.refuses([&](Transaction& tx) { tx.insert_evidence(evidence); }));
    }
    SUBCASE("name of an organisation") {
        const std::string name = bench.word();
        bench.found(name);
        CHECK(bench.refuses([&](Transaction& tx) {
            tx.write_partners().insert_organisation({{}, name});
        }));
    }
}

TEST_CASE_TEMPLATE("a row that leans on nothing is a failure", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    SUBCASE("a device of no organisation") {
        Device device = bench.new_device();
        device.organisation = OrganisationId{987654321};
        CHECK(bench.refuses([&](Transaction& tx) { tx.insert_device(device); }));
    }
    SUBCASE("evidence of a file that is not stored") {
        StoredEvidence evidence = bench.new_evidence(std::nullopt);
        evidence.file = bench.crypto().sha256(bench.word());
        CHECK(bench.refuses([&](Transaction& tx) { tx.insert_evidence(evidence); }));
    }
    SUBCASE("a session of nobody") {
        Membership nowhere = bench.new_membership(PersonId{987654321}, Role::volunteer);
        nowhere.id = MembershipId{987654321};
        const Session session = bench.new_session(nowhere, bench.now());
        CHECK(bench.refuses([&](Transaction& tx) { tx.write_accounts().insert_session(session); }));
    }
    SUBCASE("a label that is claimed by no device") {
        TagRecord label = bench.new_label();
        label.state = TagState::claimed;
        CHECK(bench.refuses([&](Transaction& tx) { tx.write_tags(std::span{&label, 1}, {}); }));
    }
}

TEST_CASE_TEMPLATE("a locked device waits for the operation before", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Device device = bench.insert(bench.new_device());
    constexpr int rounds = 20;
    const auto add_events = [&] {
        for (int i = 0; i < rounds; ++i) {
            bench.change([&](Transaction& tx) {
                const Device locked = tx.lock_devices(std::span{&device.tag, 1}).front();
                const DeviceChange change = bench.new_change(locked, DeviceEvent::move);
                tx.append(std::span{&change, 1});
            });
        }
    };
    std::thread other{add_events};
    add_events();
    other.join();
    CHECK(bench.read(device.tag).version == 2 * rounds);
    const auto history = bench.ask([&](Reader& reader) { return reader.history(device.id); });
    CHECK(history.size() == 2 * rounds);
}

TEST_CASE_TEMPLATE("a request that was answered is known by its id", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Device device = bench.insert(bench.new_device());
    const KnownRequest request{bench.crypto().make_uuid(),
                               bench.crypto().digest(bench.word()),
                               std::string(100'000, 'x') + " caf\u00e9",
                               device.id,
                               3,
                               {}};
    bench.change([&](Transaction& tx) { tx.save_request(request, "person:1", bench.now()); });

    const std::vector<Uuid> asked{bench.crypto().make_uuid(), request.id};
    const auto known = bench.write([&](Transaction& tx) { return tx.known_requests(asked); });
    REQUIRE(known.size() == 1);
    CHECK(known[0].id == request.id);
    CHECK(known[0].digest == request.digest);
    CHECK(known[0].answer == request.answer);
    CHECK(known[0].device == device.id);
    CHECK(known[0].seq == 3);
    CHECK(known[0].tag == device.tag);
}

TEST_CASE_TEMPLATE("an event is known by its id, with the tag its device has now", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    DeviceChange change = bench.new_change(bench.insert(bench.new_device()), DeviceEvent::intake);
    const Event event = change.events.front();
    bench.change([&](Transaction& tx) { tx.append(std::span{&change, 1}); });
    change.device.tag = bench.crypto().draw_tag();
    change.events.clear();
    bench.change([&](Transaction& tx) { tx.append(std::span{&change, 1}); });
    const Device& device = change.device;

    const auto known = bench.write([&](Transaction& tx) {
        return tx.known_requests(std::span{&event.happened.id, 1});
    });
    REQUIRE(known.size() == 1);
    CHECK(known[0].digest == event.digest);
    CHECK(known[0].device == device.id);
    CHECK(known[0].seq == 1);
    CHECK(known[0].tag == device.tag);
}

TEST_CASE_TEMPLATE("asking for no ids and no tags answers nothing", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    bench.change([&](Transaction& tx) {
        CHECK(tx.known_requests({}).empty());
        CHECK(tx.lock_devices({}).empty());
        CHECK(tx.lock_tags({}).empty());
        tx.append({});
        tx.set_aside({});
        tx.write_tags({}, {});
    });
}

}  // namespace kitbank
