#include <algorithm>

#include "tests/store/stores.h"

namespace kitbank {
namespace {

void check_same(const Person& left, const Person& right) {
    CHECK(left.id == right.id);
    CHECK(left.organisation == right.organisation);
    CHECK(left.email == right.email);
    CHECK(left.name == right.name);
    CHECK(left.role == right.role);
    REQUIRE(left.hub.has_value() == right.hub.has_value());
    if (left.hub) CHECK(same(*left.hub, *right.hub));
    CHECK(left.password_hash == right.password_hash);
    CHECK(left.disabled == right.disabled);
}

void check_hub(const std::optional<Hub>& given, const Hub& wanted) {
    REQUIRE(given);
    CHECK(same(*given, wanted));
}

Person insert(Bench& bench, Person person) {
    person.id = bench.write([&](Transaction& tx) { return tx.insert_person(person); });
    return person;
}

Session sign_in(Bench& bench, const Person& person, std::chrono::hours length) {
    const Session session = bench.new_session(person.id, bench.now() + length);
    bench.change([&](Transaction& tx) { tx.insert_session(session); });
    return session;
}

std::optional<Session> find(Bench& bench, const Session& session, Instant now) {
    return bench.ask([&](Reader& reader) { return reader.session(session.token, now); });
}

}  // namespace

TEST_CASE_TEMPLATE("an organisation is found by its exact name", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const std::string name = "Scheme " + bench.word();
    const OrganisationId id = bench.found(name);
    const auto find_by = [&](const std::string& wanted) {
        return bench.ask([&](Reader& reader) { return reader.organisation_by_name(wanted); });
    };
    CHECK(find_by(name) == id);
    CHECK_FALSE(find_by(name + " "));
    CHECK_FALSE(find_by("s" + name.substr(1)));
}

TEST_CASE_TEMPLATE("hubs are listed by code, each organisation's own", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Hub east{{}, bench.ours, "EAST", "East hub", "", ""};
    east.id = bench.write([&](Transaction& tx) { return tx.insert_hub(east); });
    Hub foreign{{}, bench.theirs, "NORTH", "Their hub", "", ""};
    foreign.id = bench.write([&](Transaction& tx) { return tx.insert_hub(foreign); });

    const auto hubs = bench.ask([&](Reader& reader) { return reader.hubs(bench.ours); });
    REQUIRE(hubs.size() == 2);
    CHECK(same(hubs[0], east));
    CHECK(same(hubs[1], bench.hub));
    const auto by_code = [&](OrganisationId organisation, const std::string& code) {
        return bench.ask([&](Reader& reader) { return reader.hub_by_code(organisation, code); });
    };
    check_hub(by_code(bench.ours, "NORTH"), bench.hub);
    check_hub(by_code(bench.theirs, "NORTH"), foreign);
    CHECK_FALSE(by_code(bench.theirs, "EAST"));
    CHECK_FALSE(by_code(bench.ours, "north"));
}

TEST_CASE_TEMPLATE("a person is found by address and can be changed", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Person person = insert(bench, bench.new_person(Role::manager));
    const auto read = [&] {
        return bench.ask([&](Reader& reader) { return reader.person_by_email(person.email); })
            .value();
    };
    check_same(read(), person);
    person.name = "Robin \u00c9xample";
    person.role = Role::referrer;
    person.hub.reset();
    person.password_hash = "$fake$other";
    person.disabled = true;
    bench.change([&](Transaction& tx) { tx.update_person(person); });
    check_same(read(), person);
    CHECK_FALSE(bench.ask([&](Reader& r) { return r.person_by_email("nobody@example.org"); }));
}

TEST_CASE_TEMPLATE("a session knows its person as they are now", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Person person = insert(bench, bench.new_person(Role::hub_staff));
    const Session session = sign_in(bench, person, std::chrono::hours{12});
    const auto found = find(bench, session, bench.now());
    REQUIRE(found);
    CHECK(found->token == session.token);
    CHECK(found->person == person.id);
    CHECK(found->csrf == session.csrf);
    CHECK(found->started_at == session.started_at);
    CHECK(found->ends_at == session.ends_at);
    CHECK(found->caller.role == Role::hub_staff);
    CHECK(found->caller.organisation == bench.ours);
    CHECK(found->caller.actor == "person:" + std::to_string(person.id.value));
    CHECK(found->caller.name == person.name);
    check_hub(found->caller.hub, bench.hub);

    person.role = Role::volunteer;
    person.hub.reset();
    bench.change([&](Transaction& tx) { tx.update_person(person); });
    const auto changed = find(bench, session, bench.now());
    REQUIRE(changed);
    CHECK(changed->caller.role == Role::volunteer);
    CHECK_FALSE(changed->caller.hub);
}

TEST_CASE_TEMPLATE("a session ends when its time is over", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Person person = insert(bench, bench.new_person(Role::volunteer));
    const Session session = sign_in(bench, person, std::chrono::hours{12});
    CHECK(find(bench, session, session.ends_at - std::chrono::microseconds{1}));
    CHECK_FALSE(find(bench, session, session.ends_at));
}

TEST_CASE_TEMPLATE("a session ends when it is ended, and only that one", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Person person = insert(bench, bench.new_person(Role::volunteer));
    const Session one = sign_in(bench, person, std::chrono::hours{12});
    const Session two = sign_in(bench, person, std::chrono::hours{12});
    bench.change([&](Transaction& tx) { tx.end_session(one.token); });
    CHECK_FALSE(find(bench, one, bench.now()));
    CHECK(find(bench, two, bench.now()));
}

TEST_CASE_TEMPLATE("all sessions of a person end at once, and nobody else's", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Person person = insert(bench, bench.new_person(Role::volunteer));
    const Person other = insert(bench, bench.new_person(Role::volunteer));
    const Session one = sign_in(bench, person, std::chrono::hours{12});
    const Session two = sign_in(bench, person, std::chrono::hours{12});
    const Session kept = sign_in(bench, other, std::chrono::hours{12});
    bench.change([&](Transaction& tx) { tx.end_sessions_of(person.id); });
    CHECK_FALSE(find(bench, one, bench.now()));
    CHECK_FALSE(find(bench, two, bench.now()));
    CHECK(find(bench, kept, bench.now()));
}

TEST_CASE_TEMPLATE("a disabled person's session opens nothing", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Person person = insert(bench, bench.new_person(Role::admin));
    const Session session = sign_in(bench, person, std::chrono::hours{12});
    person.disabled = true;
    bench.change([&](Transaction& tx) { tx.update_person(person); });
    CHECK_FALSE(find(bench, session, bench.now()));
}

TEST_CASE_TEMPLATE("a token speaks for its role and hub until it is revoked", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Token token = bench.new_token();
    token.id = bench.write([&](Transaction& tx) { return tx.insert_token(token); });
    const auto caller = [&] {
        return bench.ask([&](Reader& r) { return r.caller_by_token(token.hash, bench.now()); });
    };
    REQUIRE(caller());
    CHECK(caller()->role == Role::hub_staff);
    CHECK(caller()->organisation == bench.ours);
    CHECK(caller()->actor == "token:" + std::to_string(token.id.value));
    CHECK(caller()->name == "bench scanner");
    check_hub(caller()->hub, bench.hub);

    const Instant revoked_at = bench.now();
    const auto revoke = [&](TokenId id) {
        return bench.write([&](Transaction& tx) { return tx.revoke_token(id, revoked_at); });
    };
    CHECK(revoke(token.id));
    CHECK_FALSE(caller());
    CHECK_FALSE(revoke(token.id));
    CHECK_FALSE(revoke(TokenId{987654321}));
    CHECK_FALSE(bench.ask([&](Reader& reader) {
        return reader.caller_by_token(bench.crypto().digest(bench.word()), bench.now());
    }));
}

TEST_CASE_TEMPLATE("every token is listed, with when it was revoked", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Token kept = bench.new_token();
    kept.hub.reset();
    kept.id = bench.write([&](Transaction& tx) { return tx.insert_token(kept); });
    Token revoked = bench.new_token();
    revoked.id = bench.write([&](Transaction& tx) { return tx.insert_token(revoked); });
    revoked.revoked_at = bench.now();
    bench.write([&](Transaction& tx) { return tx.revoke_token(revoked.id, *revoked.revoked_at); });

    const auto tokens = bench.ask([](Reader& reader) { return reader.tokens(); });
    for (const Token& token : {kept, revoked}) {
        const auto found = std::ranges::find(tokens, token.id, &Token::id);
        REQUIRE(found != tokens.end());
        CHECK(found->organisation == token.organisation);
        CHECK(found->hub.has_value() == token.hub.has_value());
        CHECK(found->role == token.role);
        CHECK(found->name == token.name);
        CHECK(found->hash == token.hash);
        CHECK(found->created_at == token.created_at);
        CHECK(found->revoked_at == token.revoked_at);
    }
}

TEST_CASE_TEMPLATE("people and tokens of one organisation are named by actor", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Person person = insert(bench, bench.new_person(Role::volunteer));
    const Token token = bench.new_token();
    const TokenId id = bench.write([&](Transaction& tx) { return tx.insert_token(token); });
    const auto names_in = [&](OrganisationId organisation) {
        return bench.ask([&](Reader& reader) { return reader.actor_names(organisation); });
    };
    const auto ours = names_in(bench.ours);
    CHECK(ours.at("person:" + std::to_string(person.id.value)) == person.name);
    CHECK(ours.at("token:" + std::to_string(id.value)) == token.name);
    CHECK(names_in(OrganisationId{987654321}).empty());
}

}  // namespace kitbank
