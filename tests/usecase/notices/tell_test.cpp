#include "server/usecase/notices/tell.h"

#include <doctest/doctest.h>

#include "server/usecase/notices/ports.h"
#include "server/usecase/notices/post.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/manage_access.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/residents/ports.h"
#include "tests/support/letters.h"
#include "tests/support/request_world.h"

namespace kitbank {
namespace {

struct ToldWorld : RequestWorld {
    PersonId person(const std::string& email, Role role = Role::referrer) {
        const auto added =
            add_person({email, "Sam Example", role, "", "", "correct horse battery staple"}, ports);
        REQUIRE(added);
        std::optional<Person> found;
        store.read([&](Reader& reader) { found = reader.accounts().person_by_email(email); });
        return found->id;
    }
    KitRequest asked_by(PersonId who) {
        KitRequest row = request(RequestState::submitted);
        row.entered_by = "person:" + std::to_string(who.value);
        return row;
    }
    void choose(const KitRequest& row, ToldBy told_by) {
        store.write([&](Transaction& tx) {
            tx.write_notices().write_told_by(row.id, told_by);
            return true;
        });
    }
    void say(const KitRequest& row, MessageKind kind, const MessageFacts& facts = {}) {
        store.write([&](Transaction& tx) {
            tell(row, kind, facts, tx, ports);
            return true;
        });
    }
    std::vector<Mail> told() { return letters_posted(*this); }
    std::vector<Reading> readings() {
        std::vector<Reading> rows;
        store.read([&](Reader& reader) {
            rows = reader.residents().readings_of(resident->id, std::nullopt, 100);
        });
        return rows;
    }
    std::vector<Letter> failed() {
        std::vector<Letter> rows;
        store.read(
            [&](Reader& reader) { rows = reader.notices().letters_failed(organisation, 10); });
        return rows;
    }
};

bool has(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE_FIXTURE(ToldWorld, "nobody is told of a request that nobody entered") {
    KitRequest row = request(RequestState::submitted);
    row.entered_by = "token:3";
    say(row, MessageKind::request_accepted);
    CHECK(told().empty());
}

TEST_CASE_FIXTURE(ToldWorld, "whoever asked is told by e-mail, with the reference and the facts") {
    const KitRequest row = asked_by(person("sam@example.org"));
    say(row, MessageKind::request_declined, {{"reason", "Everything is on loan"}});
    REQUIRE(told().size() == 1);
    const Mail mail = told().front();
    CHECK(mail.to == "sam@example.org");
    CHECK(mail.subject == "Request " + row.reference + ": declined");
    CHECK(has(mail.text, "The reason: Everything is on loan"));
    CHECK(mail.organisation == organisation);
    CHECK(mail.kind == "request_declined");
    CHECK(mail.reference == row.reference);
    CHECK(readings().empty());
}

TEST_CASE_FIXTURE(ToldWorld, "when they have left, the managers of who asks are told") {
    const PersonId sam = person("sam@example.org");
    person("robin@example.org", Role::manager);
    const KitRequest row = asked_by(sam);
    store.write([&](Transaction& tx) {
        for (const Membership& each : tx.partners().memberships_of(sam))
            tx.write_partners().end_membership(each.id, clock.now());
        return true;
    });
    say(row, MessageKind::request_ready);
    REQUIRE(told().size() == 1);
    CHECK(told().front().to == "robin@example.org");
}

TEST_CASE_FIXTURE(ToldWorld, "an answer is told to who works on the request, and to nobody else") {
    KitRequest row = asked_by(person("sam@example.org"));
    row.worker = "person:" + std::to_string(person("alex@example.org", Role::manager).value);
    say(row, MessageKind::request_answered);
    REQUIRE(told().size() == 1);
    CHECK(told().front().to == "alex@example.org");
}

TEST_CASE_FIXTURE(ToldWorld, "a resident who chose nothing is not told, and nothing is read") {
    const KitRequest row = asked_by(person("sam@example.org"));
    say(row, MessageKind::request_accepted);
    CHECK(told().size() == 1);
    CHECK(readings().empty());
}

TEST_CASE_FIXTURE(ToldWorld, "a resident is told the way they chose, and one reading is left") {
    const KitRequest row = asked_by(person("sam@example.org"));
    choose(row, ToldBy::text);
    say(row, MessageKind::request_accepted);
    REQUIRE(told().size() == 2);
    const Mail text = told().back();
    CHECK(text.channel == Channel::text);
    CHECK(text.to == "+447700900456");
    CHECK(text.subject.empty());
    CHECK(has(text.text, row.reference));
    REQUIRE(readings().size() == 1);
    CHECK(readings().front().actor == "job:messages");
    CHECK(readings().front().reason == ReadingReason::contact);
    CHECK(readings().front().fields == std::vector{ResidentField::phone});
}

TEST_CASE_FIXTURE(ToldWorld, "a decline is the referrer's to tell") {
    const KitRequest row = asked_by(person("sam@example.org"));
    choose(row, ToldBy::text);
    say(row, MessageKind::request_declined);
    CHECK(told().size() == 1);
    CHECK(readings().empty());
}

TEST_CASE_FIXTURE(ToldWorld, "in Welsh where the request says so, dates too") {
    KitRequest row = asked_by(person("sam@example.org"));
    row.language = Language::cy;
    choose(row, ToldBy::email);
    say(row, MessageKind::loan_due_soon, {{"due", "3 January 2027"}, {"items", "a laptop"}});
    REQUIRE(told().size() == 2);
    CHECK(has(told().front().text, "3 January 2027"));
    CHECK(has(told().back().text, "3 Ionawr 2027"));
    CHECK(told().back().subject == "Cais " + row.reference + ": yn dod i ben");
}

TEST_CASE_FIXTURE(ToldWorld, "what a resident chose without an address for it is shown to staff") {
    const KitRequest row = asked_by(person("sam@example.org"));
    choose(row, ToldBy::letter);  // the vault has no address for delivery
    say(row, MessageKind::request_ready);
    CHECK(told().size() == 1);
    REQUIRE(failed().size() == 1);
    CHECK(failed().front().error == "no postal address");
    CHECK(failed().front().reference == row.reference);
    CHECK(failed().front().channel == Channel::letter);
}

TEST_CASE_FIXTURE(ToldWorld, "an erased resident is not told") {
    const KitRequest row = asked_by(person("sam@example.org"));
    choose(row, ToldBy::text);
    REQUIRE(erase(*resident));
    const std::size_t before = readings().size();
    say(row, MessageKind::request_ready);
    CHECK(told().size() == 1);
    CHECK(readings().size() == before);
}

TEST_CASE_FIXTURE(ToldWorld, "the scheme's own words are used, with their values for Notify") {
    const KitRequest row = asked_by(person("sam@example.org"));
    choose(row, ToldBy::text);
    const Uuid at_notify = crypto.make_uuid();
    store.write([&](Transaction& tx) {
        MessageTemplate words{organisation,
                              MessageKind::loan_overdue,
                              Language::en,
                              Channel::text,
                              {"", "((name)): back by ((due)), at ((hub)). ((until))"}};
        words.notify_template = at_notify;
        words.changed_by = "person:1";
        return tx.write_notices().write_message_template(words);
    });
    say(row, MessageKind::loan_overdue, {{"due", "3 January 2027"}});
    REQUIRE(told().size() == 2);
    const Mail text = told().back();
    CHECK(text.template_id == at_notify);
    CHECK(text.personalisation.at("due") == "3 January 2027");
    CHECK(text.personalisation.at("until").empty());
    CHECK(text.personalisation.contains("name"));
    CHECK(readings().front().fields == std::vector{ResidentField::name, ResidentField::phone});
}

TEST_CASE_FIXTURE(ToldWorld, "nothing of a message can be read in the outbox") {
    const KitRequest row = asked_by(person("sam@example.org"));
    choose(row, ToldBy::text);
    say(row, MessageKind::request_ready);
    const std::string rows = dump();
    CHECK_FALSE(has(rows, "+447700900456"));
    CHECK_FALSE(has(rows, "is ready"));
}

TEST_CASE_FIXTURE(ToldWorld,
                  "that a request was accepted, and is ready, is told by its steps, once each") {
    KitRequest row = asked_by(person("sam@example.org"));
    store.write([&](Transaction& tx) {
        take_step(row, RequestStep::acceptance, "person:1", tx, ports);
        row.lines.front().state = LineState::reserved;
        row.lines.front().reserved_until = *parse_instant("2027-01-03T23:30:00Z");
        take_step(row, RequestStep::readiness, "person:1", tx, ports);
        return true;
    });
    REQUIRE(told().size() == 2);
    CHECK(told().front().kind == "request_accepted");
    CHECK(told().back().kind == "request_ready");
    CHECK(has(told().back().text, "We keep it until 3 January 2027."));
}

TEST_CASE_FIXTURE(ToldWorld, "an appointment elsewhere is told with the address there") {
    KitRequest row = asked_by(person("sam@example.org"));
    store.read([&](Reader& reader) {
        for (const Hub& hub : reader.hubs(organisation)) {
            if (hub.id != row.hub) row.hub = hub.id;
        }
    });
    say(row, MessageKind::appointment_booked, {{"when", "now"}, {"where", north.name}});
    CHECK(has(told().front().text, "Where: " + north.name));
}

}  // namespace kitbank
