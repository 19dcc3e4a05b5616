// Somebody with all rights in the database changes history, as cleverly as the program's own source
// lets them: they can compute every hash, leaf, node and root anew. What they lack are the keys. Each
// change is made in a transaction that the verifier is asked in, and that is rolled back afterwards.
#include <doctest/doctest.h>
#include <sodium.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <random>

#include "server/core/devices/chain.h"
#include "server/store/mysql_transaction.h"
#include "server/store/trust/verifier.h"
#include "server/usecase/labels/print_tags.h"
#include "server/usecase/labels/tag_chain.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/manage_access.h"
#include "server/usecase/partners/provider.h"
#include "server/usecase/partners/provider_ports.h"
#include "server/usecase/partners/second_factor.h"
#include "server/usecase/trust/adopt_access.h"
#include "server/usecase/trust/checkpoint.h"
#include "server/usecase/trust/credentials.h"
#include "tests/store/scratch_database.h"
#include "tests/support/world.h"

namespace kitbank {
namespace {

constexpr int tampers_short = 100;

int tampers_wanted() {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nothing sets the environment while tests run
    const char* const text = std::getenv("KITBANK_TAMPERS");
    return text == nullptr ? tampers_short : std::atoi(text);
}

std::string hex(const Hash& hash) { return "UNHEX('" + format(hash) + "')"; }

// A scheme with devices in many states, labels, people and tokens, three checkpoints old.
struct Scheme {
    Scheme() : world(database.store()) {
        using enum DeviceState;
        adopt_credentials(world.ports);
        add_people();
        give_apps();
        for (const DeviceState state : {received, wiped, ready, on_loan, returned, disposed}) {
            devices.push_back(world.device_in(state));
        }
        RecordEvent intake = world.intake(world.printed_label(), "KITBANK-77");
        intake.media = {{"S3Z2NB0K", "Samsung SSD 860", 256'000'000'000, MediumType::ssd}};
        devices.push_back(world.record(intake));
        keep_checkpoint();
        Caller manager = world.caller(Role::manager);
        manager.hub.reset();
        const auto batch = print_tags({world.crypto.make_uuid(), manager, 260}, world.ports);
        REQUIRE(batch);
        for (int i = 0; i < 40; ++i) {
            const ChangeTag void_label{world.crypto.make_uuid(), manager,
                                       batch->tags[static_cast<std::size_t>(i)],
                                       TagEventKind::retirement, "smudged"};
            REQUIRE(change_tag(void_label, world.ports));
            voided.push_back(void_label.tag);
        }
        keep_checkpoint();
        for (const DeviceState state : {lost, in_shared_use, in_repair, gifted, reserved, locked}) {
            devices.push_back(world.device_in(state));
        }
        keep_checkpoint();
        world.clock.advance(std::chrono::minutes{20});
        for (const Device& device : devices) {
            histories[device.id] = MysqlTransaction{connection()}.history(device.id);
        }
    }

    void add_people() {
        for (const char* const name : {"amira", "bela", "chidi"}) {
            const AddPerson person{std::string{name} + "@example.org",
                                   name,
                                   Role::manager,
                                   "",
                                   "",
                                   "correct horse battery"};
            REQUIRE(add_person(person, world.ports));
        }
        REQUIRE(disable_person("chidi@example.org", world.ports));
        world.ports.store.write([&](Transaction& tx) {
            ended = MembershipId{2};
            tx.write_partners().end_membership(ended, world.clock.now());
            record_audit({"membership:2", "ending", "operator", world.organisation}, {}, tx,
                         world.ports);
            return true;
        });
        for (int i = 0; i < 2; ++i) {
            const auto token = create_token({"scanner", Role::hub_staff, "", "NORTH"}, world.ports);
            REQUIRE(token);
            if (i == 0) REQUIRE(revoke_token(token->id, world.ports));
        }
    }

    // The first two people have an app and recovery codes; the first is linked to an OpenID provider.
    void give_apps() {
        const auto provider =
            add_provider({"Kitbank scheme", "Example Council", "https://sign-in.example.org",
                          "kitbank", "a-client-secret", false},
                         world.ports);
        REQUIRE(provider);
        world.ports.store.write([&](Transaction& tx) {
            tx.write_providers().insert_identity(
                {provider->id, "subject-1", PersonId{1}, world.clock.now()});
            for (const PersonId person : {PersonId{1}, PersonId{2}}) {
                tx.write_accounts().insert_second_factor(
                    {person, make_app_secret(person, world.ports), 0, world.clock.now()});
                for (const char* const code : {"one", "two"})
                    tx.write_accounts().insert_recovery_code(person, world.crypto.digest(code));
                record_person(person, "second_factor", "operator", world.organisation, tx,
                              world.ports);
            }
            return true;
        });
    }

    void keep_checkpoint() { kept.push_back(write_checkpoint(world.ports).value()); }
    Connection& connection() { return database.connection(); }

    std::vector<std::string> faults() {
        std::vector<std::string> found;
        VerifyOrder order{world.crypto, world.safe, world.clock.now()};
        std::size_t next = 0;
        order.next_kept = [&]() -> std::optional<Checkpoint> {
            return next < kept.size() ? std::optional{kept[next++]} : std::nullopt;
        };
        order.tell = [&](const std::string& fault) { found.push_back(fault); };
        Verifier{order, connection()}.run();
        return found;
    }

    ScratchDatabase database;
    World world;
    std::vector<Device> devices;
    std::map<DeviceId, std::vector<Event>> histories;
    std::vector<Tag> voided;
    std::vector<Checkpoint> kept;
    MembershipId ended;
};

// What the intruder can do. Each answers the name that a fault must contain.
class Intruder {
  public:
    Intruder(Scheme& scheme, unsigned seed) : scheme_(scheme), random_(seed) {}

    std::string edit_field() {
        const Event& event = any_event();
        static const std::vector<std::string> changes = {
            "actor = 'person:99'",
            "happened_at = happened_at - INTERVAL 1 DAY",
            "recorded_at = recorded_at - INTERVAL 1 SECOND",
            "source = 'other scanner'",
            "source_seq = source_seq + 1",
            "digest = REPEAT('x', 32)",
            "evidence = '[[\"grade\",\"A\"]]'",
            "hash = REPEAT('x', 32)",
            "previous_hash = REPEAT('x', 32)",
            "seal = REPEAT('x', 32)"};
        run("UPDATE device_event SET " + pick(changes) + where(event));
        return name(event);
    }

    std::string edit_and_rehash_row() {
        Event event = any_event();
        change(event);
        write(event);
        return name(event);
    }

    std::string rehash_chain() {
        const Event event = forge_chain();
        return name(event);
    }

    std::string rehash_chain_and_log() {
        const Event event = forge_chain();
        mend_log();
        return name(event);
    }

    // The whole of history, to the last signature: that one is made with a key of their own.
    std::string fork_everything() {
        const Event event = forge_chain();
        mend_log();
        const bool all = chance();
        const std::uint64_t from = all ? 1 : scheme_.kept.size();
        for (std::uint64_t number = from; number <= scheme_.kept.size(); ++number) {
            forge_checkpoint(number);
        }
        return chance() ? name(event) : "checkpoint " + std::to_string(scheme_.kept.size());
    }

    std::string cut_device_chain() {
        const Device& device = any_device();
        const auto& history = scheme_.histories.at(device.id);
        if (history.size() == 1) return edit_field();
        const std::size_t left = 1 + below(history.size() - 1);
        run("DELETE FROM device_event WHERE device_id = " + std::to_string(device.id.value) +
            " AND seq > " + std::to_string(left));
        const Event& last = history[left - 1];
        run("UPDATE device SET version = " + std::to_string(left) + ", head = " + hex(last.hash) +
            " WHERE id = " + std::to_string(device.id.value));
        return "device number " + std::to_string(device.id.value) + " event " +
               std::to_string(left + 1);
    }

    // Mended so well that only the log knows: a withdrawn label is printed again.
    std::string cut_tag_chain() {
        const Tag tag = pick(scheme_.voided);
        run("UPDATE tag t JOIN tag_event e ON e.tag = t.tag AND e.seq = 1 SET t.version = 1, "
            "t.head = e.hash, t.state = 'printed' WHERE t.tag = '" +
            tag.text + "'");
        run("DELETE FROM tag_event WHERE tag = '" + tag.text + "' AND seq = 2");
        return tag.text;
    }

    std::string cut_audit_chain() {
        const std::string subject =
            chance() ? "token:" + text("SELECT MIN(id) FROM api_token") : "membership:2";
        run("DELETE FROM audit_event WHERE subject = '" + subject + "' AND seq = 2");
        run("UPDATE audit_chain c JOIN audit_event e ON e.subject = c.subject AND e.seq = 1 "
            "SET c.seq = 1, c.head = e.hash WHERE c.subject = '" +
            subject + "'");
        run(subject == "membership:2"
                ? "UPDATE membership SET ended_at = NULL WHERE id = 2"
                : "UPDATE api_token SET revoked_at = NULL WHERE CONCAT('token:', id) = '" +
                      subject + "'");
        return subject + " row 2";
    }

    std::string delete_device() {
        const Device& device = any_device();
        const std::string id = std::to_string(device.id.value);
        for (const char* const table : {"device_event", "medium", "conflict"}) {
            run("DELETE FROM " + std::string{table} + " WHERE device_id = " + id);
        }
        run("DELETE FROM wipe_evidence WHERE device_id = " + id);
        run("DELETE FROM device WHERE id = " + id);
        run("DELETE FROM tag_event WHERE tag = '" + device.tag.text + "'");
        run("DELETE FROM tag WHERE tag = '" + device.tag.text + "'");
        if (chance()) return "device number " + id;
        run("DELETE FROM log_node WHERE kind = 'device' AND subject = '" + id + "'");
        return "log entry";
    }

    std::string swap_events() {
        const Device& device = any_device();
        std::vector<Event> history = scheme_.histories.at(device.id);
        if (history.size() < 2) return edit_field();
        const std::size_t at = below(history.size() - 1);
        std::swap(history[at], history[at + 1]);
        std::swap(history[at].seq, history[at + 1].seq);
        const std::string id = std::to_string(device.id.value);
        const std::string first = std::to_string(at + 1);
        const std::string second = std::to_string(at + 2);
        run("UPDATE device_event SET seq = 9999 WHERE device_id = " + id + " AND seq = " + first);
        run("UPDATE device_event SET seq = " + first + " WHERE device_id = " + id +
            " AND seq = " + second);
        run("UPDATE device_event SET seq = " + second + " WHERE device_id = " + id +
            " AND seq = 9999");
        if (chance()) write_chain(history, device.id);
        return "device " + device.tag.text + " event " + first;
    }

    // With right hashes, at the end of its chain, mended in full. The seal is made up, copied, or none;
    // the moment is now, a while ago, or to come.
    std::string insert_event() {
        const Device& device = any_device();
        Event event = scheme_.histories.at(device.id).back();
        event.previous = event.hash;
        ++event.seq;
        event.happened.id = scheme_.world.crypto.make_uuid();
        event.happened.at += std::chrono::seconds{5};
        event.recorded_at = scheme_.world.clock.now();
        if (chance()) event.recorded_at -= std::chrono::minutes{10};
        event.hash = scheme_.world.crypto.digest(kitbank::chain_text(event));
        const std::string id = std::to_string(device.id.value);
        run("INSERT INTO device_event SELECT device_id, seq + 1, " + uuid(event.happened.id) +
            ", event, actor, hub_id, " + moment(event.happened.at) + ", source, source_seq, " +
            moment(event.recorded_at) + ", evidence, media, digest, hash, " + hex(event.hash) +
            ", " + any_seal() + " FROM device_event WHERE device_id = " + id +
            " AND seq = " + std::to_string(event.seq - 1));
        run("UPDATE device SET version = version + 1, head = " + hex(event.hash) +
            ", last_event_id = " + uuid(event.happened.id) + " WHERE id = " + id);
        return "device " + device.tag.text + " event " + std::to_string(event.seq);
    }

    std::string insert_audit_event() {
        AuditEvent event = last_of("membership:1");
        extend(event, "role_change", "role=admin\n");
        run("UPDATE membership SET role = 'admin' WHERE id = 1");
        return "membership:1 row 2";
    }

    std::string edit_audit_chain() {
        AuditEvent event = last_of("membership:1");
        event.facts = "person=1\nrole=admin\nhub=\napproved_by=\n";
        event.hash = scheme_.world.crypto.digest(kitbank::chain_text(event));
        run("UPDATE audit_event SET facts = '" + event.facts + "', hash = " + hex(event.hash) +
            " WHERE subject = 'membership:1' AND seq = 1");
        run("UPDATE audit_chain SET head = " + hex(event.hash) + " WHERE subject = 'membership:1'");
        run("UPDATE membership SET role = 'admin' WHERE id = 1");
        if (chance()) mend_log();
        return "membership:1 row 1";
    }

    std::string insert_admin() {
        run("INSERT INTO membership (handle, person_id, organisation_id, role, hub_id, since) "
            "VALUES (REPEAT('z', 16), 2, 1, 'admin', NULL, '2026-11-21')");
        static constexpr std::string_view newest = "SELECT MAX(id) FROM membership";
        Rows rows = connection().query(newest);
        rows.next();
        const std::string subject = "membership:" + std::to_string(rows.number());
        if (chance()) return subject;
        AuditEvent event;
        event.subject = subject;
        extend(event, "beginning", "person=2\nrole=admin\nhub=\napproved_by=\n");
        return subject + " row 1";
    }

    std::string change_access() {
        const std::string token = text("SELECT MIN(id) FROM api_token");
        const std::vector<std::pair<std::string, std::string>> changes = {
            {"UPDATE membership SET role = 'admin' WHERE id = 1", "membership:1"},
            {"UPDATE membership SET person_id = 2 WHERE id = 1", "membership:1"},
            {"UPDATE membership SET ended_at = NULL WHERE id = 2", "membership:2"},
            {"UPDATE membership SET hub_id = 1 WHERE id = 3", "membership:3"},
            {"DELETE FROM membership WHERE id = 2", "membership:2"},
            {"UPDATE api_token SET revoked_at = NULL WHERE id = " + token, "token:" + token},
            {"UPDATE api_token SET role = 'admin' WHERE id = " + token, "token:" + token},
            {"UPDATE api_token SET hub_id = NULL WHERE id = " + token, "token:" + token},
            {"UPDATE api_token SET expires_at = '2030-01-01' WHERE id = " + token,
             "token:" + token},
            {"UPDATE person SET disabled = 0 WHERE email = 'chidi@example.org'", "person:"}};
        const auto& [statement, named] = pick(changes);
        run(statement);
        return named;
    }

    // As somebody does who wants to sign in as another, or to keep them from it.
    std::vector<std::pair<std::string, std::string>> credential_changes() {
        const std::string token = text("SELECT MIN(id) FROM api_token");
        return {
            {"UPDATE person SET password_hash = '$argon2id$mine' WHERE id = 1",
             "person:1: somebody replaced its password"},
            {"UPDATE person p JOIN person q ON q.id = 2 SET p.password_hash = q.password_hash "
             "WHERE p.id = 1",
             "person:1: somebody replaced its password"},
            {"UPDATE person SET password_hash = '' WHERE id = 3",
             "person:3: somebody took away its password"},
            {"UPDATE person SET email = 'mallory@example.org' WHERE id = 1",
             "person:1: somebody replaced its e-mail address"},
            {"UPDATE person SET name = 'mallory' WHERE id = 2",
             "person:2: somebody replaced its name"},
            {"UPDATE second_factor SET secret = " + sealed_as_in_backup() + " WHERE person_id = 2",
             "person:2: somebody replaced its second factor"},
            {"UPDATE second_factor f JOIN second_factor g ON g.person_id = 2 SET f.secret = "
             "g.secret WHERE f.person_id = 1",
             "person:1: somebody replaced its second factor"},
            {"DELETE FROM second_factor WHERE person_id = 2",
             "person:2: somebody took away its second factor"},
            {"UPDATE recovery_code SET digest = REPEAT('x', 32) WHERE person_id = 2 LIMIT 1",
             "person:2: somebody replaced its recovery codes"},
            {"INSERT INTO recovery_code VALUES (3, REPEAT('x', 32))",
             "person:3: somebody put in its recovery codes"},
            {"DELETE FROM recovery_code WHERE person_id = 1",
             "person:1: somebody took away its recovery codes"},
            {"UPDATE provider_identity SET subject = 'mallory'",
             "person:1: somebody replaced its identities"},
            {"UPDATE provider_identity SET person_id = 2",
             "person:2: somebody put in its identities"},
            {"UPDATE api_token SET hash = REPEAT('x', 32) WHERE id = " + token,
             "token:" + token + ": somebody replaced its secret"},
            {"INSERT INTO person (email, name, password_hash, disabled) VALUES "
             "('mallory@example.org', 'mallory', '$argon2id$mine', 0)",
             "its audit chain does not tell of its e-mail address"},
            {"DELETE FROM person WHERE id = 2", "person:2"},
            {"UPDATE sign_in_provider SET issuer = 'https://mallory.example.org'",
             "somebody replaced its issuer"},
            {"UPDATE sign_in_provider SET second_factor = 1",
             "somebody replaced its second factor"},
            {"INSERT INTO sign_in_provider SELECT REPEAT('x', 16), organisation_id, name, "
             "'https://mallory.example.org', client_id, client_secret, 1, created_at, NULL FROM "
             "sign_in_provider",
             "nobody gave it"}};
    }
    std::string change_credentials() {
        const auto changes = credential_changes();
        return tamper(pick(changes));
    }
    std::string tamper(const std::pair<std::string, std::string>& change) {
        run(change.first);
        return change.second;
    }

    // So that the next start takes what is there now for what was there before.
    std::string adopt_once_more() {
        run("UPDATE person SET password_hash = '$argon2id$mine' WHERE id = 1");
        run("DELETE FROM audit_event WHERE subject = 'people'");
        run("DELETE FROM audit_chain WHERE subject = 'people'");
        return "people row 1";
    }

    std::string change_facts() {
        const Device& device = any_device();
        static const std::vector<std::pair<std::string, std::string>> changes = {
            {"make = 'Apple'", "make"},
            {"model = 'MacBook'", "model"},
            {"serial = 'OTHER-1234'", "serial"},
            {"serial = NULL", "serial"},
            {"kind = 'router'", "kind"}};
        const auto& [change, fact] = pick(changes);
        run("UPDATE device SET " + change + " WHERE id = " + std::to_string(device.id.value));
        return "device " + device.tag.text + ": its " + fact + " is";
    }

    std::string change_media() {
        const Device& device = *std::ranges::find_if(
            scheme_.devices, [](const Device& each) { return !each.standing.media.empty(); });
        static const std::vector<std::string> changes = {
            "UPDATE medium SET serial = 'OTHER-1234'", "UPDATE medium SET model = 'other'",
            "UPDATE medium SET bytes = bytes + 1", "DELETE FROM medium"};
        run(pick(changes) + " WHERE device_id = " + std::to_string(device.id.value));
        return "device " + device.tag.text + ": its media";
    }

    std::string change_device() {
        const Device& device = any_device();
        static const std::vector<std::string> changes = {
            "state = IF(state = 'lost', 'ready', 'lost')",
            "holder_kind = 'person', holder_hub_id = NULL, holder_reference = 'P-7'",
            "wipe_evidence_id = REPEAT('x', 16), wipe_ended_at = '2030-01-01'",
            "head = REPEAT('x', 32)",
            "version = version + 1",
            "exposed_at = exposed_at + INTERVAL 1 DAY",
            "reservation = 'R-7'",
            "state = 'borrowed'"};
        const std::string& change = pick(changes);
        const std::string id = std::to_string(device.id.value);
        run("UPDATE device SET " + change + " WHERE id = " + id);
        return change == changes.back() ? "device number " + id : "device " + device.tag.text;
    }

    std::string change_tag_state() {
        const Tag tag = pick(scheme_.voided);
        run("UPDATE tag SET state = 'printed' WHERE tag = '" + tag.text + "'");
        return "tag " + tag.text;
    }

    std::string rehash_tag_chain() {
        const Tag tag = pick(scheme_.voided);
        std::vector<TagEvent> history = MysqlTransaction{connection()}.tag_history(tag);
        TagEvent& last = history.back();
        last.reason = "lost in the post";
        last.hash = scheme_.world.crypto.digest(kitbank::chain_text(last));
        run("UPDATE tag_event SET reason = '" + last.reason + "', hash = " + hex(last.hash) +
            " WHERE tag = '" + tag.text + "' AND seq = 2");
        run("UPDATE tag SET head = " + hex(last.hash) + " WHERE tag = '" + tag.text + "'");
        if (chance()) mend_log();
        return "tag " + tag.text + " event 2";
    }

    std::string change_log() {
        const std::uint64_t size = scheme_.kept.back().size;
        const std::string at = std::to_string(below(size - 1));
        switch (below(4)) {
            case 0:
                run("UPDATE log_node SET hash = REPEAT('x', 32) WHERE level = 0 AND position = " +
                    at);
                return "entry " + at;
            case 1:
                run("DELETE FROM log_node WHERE level = 0 AND position = " + at);
                return "log entry " + at + " is missing";
            case 2:
                run("UPDATE log_node SET hash = REPEAT('x', 32) WHERE level = 8");
                return "log node 8/0";
            default:
                swap_leaves(at);
                return first_checkpoint_over(at) + ": the log is not";
        }
    }

    std::string delete_newest_checkpoints() {
        const std::uint64_t number = 1 + below(scheme_.kept.size());
        run("DELETE FROM checkpoint WHERE number >= " + std::to_string(number));
        return "checkpoint " + std::to_string(number);
    }

    std::string spoil_checkpoint() {
        const std::uint64_t number = 1 + below(scheme_.kept.size());
        const std::string at = " WHERE number = " + std::to_string(number);
        switch (below(4)) {
            case 0:
                run("UPDATE checkpoint SET signature = REPEAT('x', 64)" + at);
                break;
            case 1:
                run("UPDATE checkpoint SET made_at = made_at - INTERVAL 1 DAY" + at);
                break;
            case 2:
                run("UPDATE checkpoint SET root = REPEAT('x', 32)" + at);
                break;
            default:
                forge_checkpoint(number);
        }
        return "checkpoint " + std::to_string(number);
    }

    // To what they were when an earlier checkpoint was signed: all in themselves consistent.
    std::string roll_trust_back() {
        const std::uint64_t to = 1 + below(scheme_.kept.size() - 1);
        const std::uint64_t size = scheme_.kept[to - 1].size;
        run("DELETE FROM checkpoint WHERE number > " + std::to_string(to));
        run("DELETE FROM log_node WHERE level = 0 AND position >= " + std::to_string(size));
        run("DELETE FROM log_node WHERE level = 8 AND position >= " + std::to_string(size / 256));
        return "checkpoint " + std::to_string(to + 1);
    }

  private:
    Connection& connection() { return scheme_.connection(); }
    void run(const std::string& statement) { connection().run(statement); }
    std::string text(const std::string& question) { return scheme_.database.ask(question); }

    std::size_t below(std::size_t count) {
        return std::uniform_int_distribution<std::size_t>{0, count - 1}(random_);
    }
    bool chance() { return below(2) == 0; }
    template <class T>
    const T& pick(const std::vector<T>& list) {
        return list[below(list.size())];
    }
    const Device& any_device() { return pick(scheme_.devices); }
    const Event& any_event() { return pick(scheme_.histories.at(any_device().id)); }

    static std::string where(const Event& event) {
        return " WHERE device_id = " + std::to_string(event.device.value) +
               " AND seq = " + std::to_string(event.seq);
    }
    std::string name(const Event& event) {
        const auto device = std::ranges::find(scheme_.devices, event.device, &Device::id);
        return "device " + device->tag.text + " event " + std::to_string(event.seq);
    }
    static std::string uuid(const Uuid& id) {
        return "UNHEX('" + format_hex(id.bytes.data(), id.bytes.size()) + "')";
    }
    static std::string moment(Instant at) {
        std::string text = format(at);
        text.pop_back();
        text[10] = ' ';
        return "'" + text + "'";
    }
    std::string any_seal() {
        static const std::vector<std::string> seals = {"NULL", "seal", "REPEAT('x', 32)"};
        return pick(seals);
    }

    void change(Event& event) {
        event.actor = chance() ? "person:99" : "operator";
        event.happened.source_seq += 1;
        event.hash = scheme_.world.crypto.digest(kitbank::chain_text(event));
    }
    void write(const Event& event) {
        run("UPDATE device_event SET actor = '" + event.actor + "', source_seq = " +
            std::to_string(event.happened.source_seq) + ", previous_hash = " + hex(event.previous) +
            ", hash = " + hex(event.hash) + where(event));
    }
    void write_chain(std::vector<Event>& history, DeviceId device) {
        Hash previous{};
        for (Event& event : history) {
            event.previous = previous;
            event.hash = scheme_.world.crypto.digest(kitbank::chain_text(event));
            previous = event.hash;
            write(event);
        }
        run("UPDATE device SET head = " + hex(previous) +
            " WHERE id = " + std::to_string(device.value));
    }
    Event forge_chain() {
        const Device& device = any_device();
        std::vector<Event> history = scheme_.histories.at(device.id);
        Event& event = history[below(history.size())];
        change(event);
        const std::uint32_t seq = event.seq;
        write_chain(history, device.id);
        return history[seq - 1];
    }

    // Every leaf of what the events are now, and every node above.
    void mend_log() {
        const merkle::Sha256 sha256 = sha256_of(scheme_.world.crypto);
        merkle::Frontier frontier{sha256};
        VerifyRows rows{connection(), scheme_.world.safe};
        std::map<std::uint64_t, Hash> leaves;
        const auto take = [&](const LogPlace& place, const auto& logged) {
            if (logged.position) {
                leaves[*logged.position] = leaf_of(place, logged.row.hash, scheme_.world.crypto);
            }
        };
        for (const auto& each : rows.events(DeviceId{}, DeviceId{1'000'000})) {
            take({LogKind::device, std::to_string(each.row.device.value), each.row.seq}, each);
        }
        for (const auto& each : rows.tag_events(Tag{}, Tag{"~"})) {
            take({LogKind::tag, each.row.tag.text, each.row.seq}, each);
        }
        for (const auto& each : rows.audit_events("", "~")) {
            take({LogKind::audit, each.row.subject, each.row.seq}, each);
        }
        for (const auto& [position, hash] : leaves) {
            frontier.append(hash, [&](int level, std::uint64_t at, const Hash& node) {
                if (is_kept(level)) {
                    run("UPDATE log_node SET hash = " + hex(node) +
                        " WHERE level = " + std::to_string(level) +
                        " AND position = " + std::to_string(at) + " AND hash <> " + hex(node));
                }
            });
        }
    }

    // Over the log as it is now; signed with a key of their own, which they may name or not.
    void forge_checkpoint(std::uint64_t number) {
        Checkpoint forged = scheme_.kept[number - 1];
        MysqlTrust log{connection()};
        LogTrees trees{log, scheme_.world.crypto};
        forged.root = trees.root(forged.size);
        forged.at += std::chrono::seconds{1};
        const std::string message = signed_text(forged);
        const Hash seed = scheme_.world.crypto.digest("the intruder");
        const auto [key, signature] = sign_as(seed, message);
        run("UPDATE checkpoint SET root = " + hex(forged.root) + ", made_at = " +
            moment(forged.at) + (chance() ? ", public_key = UNHEX('" + key + "')" : "") +
            ", signature = UNHEX('" + signature + "') WHERE number = " + std::to_string(number));
    }
    static std::pair<std::string, std::string> sign_as(const Hash& seed,
                                                       const std::string& message);

    void swap_leaves(const std::string& at) {
        const std::string next = std::to_string(std::stoull(at) + 1);
        run("UPDATE log_node SET position = 99999 WHERE level = 0 AND position = " + at);
        run("UPDATE log_node SET position = " + at + " WHERE level = 0 AND position = " + next);
        run("UPDATE log_node SET position = " + next + " WHERE level = 0 AND position = 99999");
    }

    std::string first_checkpoint_over(const std::string& position) {
        const auto over = std::ranges::find_if(scheme_.kept, [&](const Checkpoint& checkpoint) {
            return checkpoint.size > std::stoull(position);
        });
        return "checkpoint " + std::to_string(over->number);
    }

    AuditEvent last_of(const std::string& subject) {
        return MysqlTransaction{connection()}.trust().audit_of(subject).back();
    }
    // One more event of a chain, with the head mended; a new chain begins here.
    void extend(AuditEvent& event, const std::string& what, const std::string& facts) {
        event.previous = event.hash;
        ++event.seq;
        event.id = scheme_.world.crypto.make_uuid();
        event.event = what;
        event.actor = "operator";
        event.organisation = scheme_.world.organisation;
        event.facts = facts;
        event.recorded_at = scheme_.world.clock.now();
        event.hash = scheme_.world.crypto.digest(kitbank::chain_text(event));
        run("REPLACE INTO audit_chain VALUES ('" + event.subject + "', " +
            std::to_string(event.seq) + ", " + hex(event.hash) + ")");
        run("INSERT INTO audit_event (subject, seq, id, event, actor, organisation_id, facts, "
            "recorded_at, previous_hash, hash, seal) VALUES ('" +
            event.subject + "', " + std::to_string(event.seq) + ", " + uuid(event.id) + ", '" +
            what + "', 'operator', 1, '" + facts + "', " + moment(event.recorded_at) + ", " +
            hex(event.previous) + ", " + hex(event.hash) + ", " +
            (chance() ? "NULL" : "REPEAT('x', 32)") + ")");
    }

    // A secret that was sealed for the same person, at another time.
    std::string sealed_as_in_backup() {
        const std::string sealed = make_app_secret(PersonId{2}, scheme_.world.ports);
        return "UNHEX('" +
               format_hex(reinterpret_cast<const unsigned char*>(sealed.data()), sealed.size()) +
               "')";
    }

    Scheme& scheme_;
    std::mt19937 random_;
};

std::pair<std::string, std::string> Intruder::sign_as(const Hash& seed,
                                                      const std::string& message) {
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open_key{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_key{};
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    crypto_sign_seed_keypair(open_key.data(), secret_key.data(), seed.data());
    crypto_sign_detached(signature.data(), nullptr,
                         reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                         secret_key.data());
    return {format_hex(open_key.data(), open_key.size()),
            format_hex(signature.data(), signature.size())};
}

// Does the fault name the row? Of an event it says "device X event 3" or "device X: event 3".
bool names(const std::string& fault, const std::string& row) {
    std::string with_colon = row;
    const std::size_t at = with_colon.find(" event ");
    if (at != std::string::npos) with_colon.insert(at, ":");
    return fault.find(row) != std::string::npos || fault.find(with_colon) != std::string::npos;
}

struct Kind {
    std::string name;
    std::string (Intruder::*act)();
};

const Kind kinds[] = {
    {"a changed field", &Intruder::edit_field},
    {"a changed and hashed row", &Intruder::edit_and_rehash_row},
    {"a chain hashed anew", &Intruder::rehash_chain},
    {"a chain and the log hashed anew", &Intruder::rehash_chain_and_log},
    {"everything forked and signed", &Intruder::fork_everything},
    {"a device's chain cut short", &Intruder::cut_device_chain},
    {"a label's chain cut short", &Intruder::cut_tag_chain},
    {"an audit chain cut short", &Intruder::cut_audit_chain},
    {"a device deleted", &Intruder::delete_device},
    {"events swapped", &Intruder::swap_events},
    {"an event put in", &Intruder::insert_event},
    {"an audit event put in", &Intruder::insert_audit_event},
    {"an audit chain hashed anew", &Intruder::edit_audit_chain},
    {"an admin put in", &Intruder::insert_admin},
    {"access changed", &Intruder::change_access},
    {"what somebody signs in with changed", &Intruder::change_credentials},
    {"a password adopted once more", &Intruder::adopt_once_more},
    {"a device's make, model or serial changed", &Intruder::change_facts},
    {"a device's media changed", &Intruder::change_media},
    {"a device's row changed", &Intruder::change_device},
    {"a label's state changed", &Intruder::change_tag_state},
    {"a label's chain hashed anew", &Intruder::rehash_tag_chain},
    {"the log changed", &Intruder::change_log},
    {"the newest checkpoints deleted", &Intruder::delete_newest_checkpoints},
    {"a checkpoint spoilt", &Intruder::spoil_checkpoint},
    {"the trust tables rolled back", &Intruder::roll_trust_back},
};

}  // namespace

TEST_CASE("whatever somebody with all rights in the database changes is found and named") {
    Scheme scheme;
    REQUIRE(scheme.faults() == std::vector<std::string>{});
    Connection& connection = scheme.connection();
    connection.run("SET SESSION foreign_key_checks = 0, check_constraint_checks = 0");
    const int wanted = tampers_wanted();
    int found = 0;
    for (int round = 0; round < wanted; ++round) {
        const Kind& kind = kinds[static_cast<std::size_t>(round) % std::size(kinds)];
        CAPTURE(round);
        CAPTURE(kind.name);
        connection.run("START TRANSACTION");
        const std::string name = (Intruder{scheme, static_cast<unsigned>(round)}.*kind.act)();
        CAPTURE(name);
        const std::vector<std::string> faults = scheme.faults();
        connection.run("ROLLBACK");
        std::string told;
        for (const std::string& fault : faults) told += fault + '\n';
        CAPTURE(told);
        const bool is_named = std::ranges::any_of(
            faults, [&](const std::string& fault) { return names(fault, name); });
        CHECK(is_named);
        if (is_named) ++found;
    }
    CHECK(found == wanted);
    CHECK(scheme.faults() == std::vector<std::string>{});
    MESSAGE(found << " of " << wanted << " tampers found and named");
}

TEST_CASE("each way to sign in as another by changing rows is found and named") {
    Scheme scheme;
    Connection& connection = scheme.connection();
    connection.run("SET SESSION foreign_key_checks = 0, check_constraint_checks = 0");
    Intruder intruder{scheme, 1};
    const auto changes = intruder.credential_changes();
    for (const auto& change : changes) {
        CAPTURE(change.first);
        connection.run("START TRANSACTION");
        const std::string name = intruder.tamper(change);
        const std::vector<std::string> faults = scheme.faults();
        connection.run("ROLLBACK");
        CHECK(std::ranges::any_of(faults,
                                  [&](const std::string& fault) { return names(fault, name); }));
    }
    CHECK(scheme.faults() == std::vector<std::string>{});
}

}  // namespace kitbank
