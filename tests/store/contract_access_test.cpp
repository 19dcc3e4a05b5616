#include <algorithm>

#include "tests/store/stores.h"

namespace kitbank {
namespace {

void check_same(const Person& left, const Person& right) {
    CHECK(left.id == right.id);
    CHECK(left.email == right.email);
    CHECK(left.name == right.name);
    CHECK(left.password_hash == right.password_hash);
    CHECK(left.disabled == right.disabled);
}

void check_hub(const std::optional<Hub>& given, const Hub& wanted) {
    REQUIRE(given);
    CHECK(same(*given, wanted));
}

Person insert(Bench& bench, Person person) {
    person.id =
        bench.write([&](Transaction& tx) { return tx.write_accounts().insert_person(person); });
    return person;
}

// A person with one membership, as most have.
Membership join(Bench& bench, Role role) {
    Membership membership = bench.new_membership(insert(bench, bench.new_person()).id, role);
    membership.id = bench.write(
        [&](Transaction& tx) { return tx.write_partners().insert_membership(membership); });
    return membership;
}

Person read_person(Bench& bench, PersonId id) {
    return bench.ask([&](Reader& reader) { return reader.accounts().person(id); }).value();
}

Session sign_in(Bench& bench, const Membership& membership, std::chrono::hours length) {
    const Session session = bench.new_session(membership, bench.now() + length);
    bench.change([&](Transaction& tx) { tx.write_accounts().insert_session(session); });
    return session;
}

std::optional<Session> find(Bench& bench, const Session& session, Instant now) {
    return bench.ask([&](Reader& reader) { return reader.accounts().session(session.token, now); });
}

}  // namespace

TEST_CASE_TEMPLATE("an organisation is found by its exact name and changed once", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const std::string name = "Scheme " + bench.word();
    const OrganisationId id = bench.found(name);
    const auto find_by = [&](const std::string& wanted) {
        return bench.ask(
            [&](Reader& reader) { return reader.partners().organisation_by_name(wanted); });
    };
    REQUIRE(find_by(name));
    CHECK_FALSE(find_by(name + " "));
    CHECK_FALSE(find_by("s" + name.substr(1)));

    Organisation row = *find_by(name);
    CHECK(row.id == id);
    row.kind = OrganisationKind::referrer;
    row.state = OrganisationState::asked;
    row.host = bench.ours;
    row.second_factor = SecondFactorRule::everyone;
    row.magic_links = false;
    const auto update = [&] {
        return bench.write(
            [&](Transaction& tx) { return tx.write_partners().update_organisation(row); });
    };
    CHECK(update());
    CHECK_FALSE(update());  // it was changed since it was read
    const auto hosted = bench.ask(
        [&](Reader& reader) { return reader.partners().organisations_hosted_by(bench.ours); });
    REQUIRE(hosted.size() == 1);
    CHECK(hosted.front().id == id);
    CHECK(hosted.front().kind == OrganisationKind::referrer);
    CHECK(hosted.front().state == OrganisationState::asked);
    CHECK(hosted.front().second_factor == SecondFactorRule::everyone);
    CHECK_FALSE(hosted.front().magic_links);
    CHECK(hosted.front().version == row.version + 1);
}

TEST_CASE_TEMPLATE("hubs are listed by code, each organisation's own", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Hub east;
    east.organisation = bench.ours;
    east.code = "EAST";
    east.name = "East hub";
    east.uprn = "100023336956";
    east.opening_times = "Tuesday 10am to 4pm";
    east.shelves = {"A1", "A2"};
    east.easting = 424'750;
    east.northing = 564'320;
    east.id = bench.write([&](Transaction& tx) { return tx.insert_hub(east); });
    Hub foreign;
    foreign.organisation = bench.theirs;
    foreign.code = "NORTH";
    foreign.name = "Their hub";
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

TEST_CASE_TEMPLATE("a hub is changed as it was read, and keeps its code", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const auto read = [&] {
        return bench.ask([&](Reader& reader) { return reader.hub_by_code(bench.ours, "NORTH"); })
            .value();
    };
    Hub hub = read();
    hub.name = "The new hall";
    hub.code = "OTHER";
    hub.is_closed = true;
    hub.shelves = {"B1"};
    const auto update = [&] {
        return bench.write([&](Transaction& tx) { return tx.update_hub(hub); });
    };
    CHECK(update());
    CHECK_FALSE(update());
    CHECK(read().name == "The new hall");
    CHECK(read().is_closed);
    CHECK(read().shelves == std::vector<std::string>{"B1"});
}

TEST_CASE_TEMPLATE("a person is found by address and can be changed", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Person person = insert(bench, bench.new_person());
    const auto read = [&] {
        return bench
            .ask([&](Reader& reader) { return reader.accounts().person_by_email(person.email); })
            .value();
    };
    check_same(read(), person);
    check_same(read_person(bench, person.id), person);
    person.name = "Robin \u00c9xample";
    person.password_hash = "$fake$other";
    person.disabled = true;
    bench.change([&](Transaction& tx) { tx.write_accounts().update_person(person); });
    check_same(read(), person);
    CHECK_FALSE(
        bench.ask([&](Reader& r) { return r.accounts().person_by_email("nobody@example.org"); }));
}

TEST_CASE_TEMPLATE("memberships are listed until they end", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Membership one = join(bench, Role::hub_staff);
    Membership two = bench.new_membership(one.person, Role::manager);
    two.hub.reset();
    two.handle = bench.crypto().make_uuid();
    two.id =
        bench.write([&](Transaction& tx) { return tx.write_partners().insert_membership(two); });
    const auto of_person = [&] {
        return bench.ask([&](Reader& r) { return r.partners().memberships_of(one.person); });
    };
    REQUIRE(of_person().size() == 2);
    CHECK(of_person()[0].id == one.id);
    CHECK(of_person()[0].role == Role::hub_staff);
    check_hub(of_person()[0].hub, bench.hub);
    CHECK(of_person()[1].role == Role::manager);
    CHECK_FALSE(of_person()[1].hub);
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_partners().insert_membership(two); }));

    const auto end = [&] {
        return bench.write([&](Transaction& tx) {
            return tx.write_partners().end_membership(two.id, bench.now());
        });
    };
    CHECK(end());
    CHECK_FALSE(end());
    CHECK(of_person().size() == 1);
    const auto members = bench.ask([&](Reader& r) { return r.partners().members(bench.ours); });
    REQUIRE(members.size() == 1);
    CHECK(members.front().membership.id == one.id);
    CHECK(members.front().email == read_person(bench, one.person).email);
    CHECK(bench.ask([&](Reader& r) { return r.partners().membership(two.id); })->ended_at);
    two.handle = bench.crypto().make_uuid();
    bench.write([&](Transaction& tx) { return tx.write_partners().insert_membership(two); });
    CHECK(of_person().size() == 2);
    CHECK(
        bench.ask([&](Reader& r) { return r.partners().membership_by_handle(two.handle); })->role ==
        Role::manager);
}

TEST_CASE_TEMPLATE("an invitation is found by its link until it is settled", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Invitation asked;
    asked.handle = bench.crypto().make_uuid();
    asked.organisation = bench.ours;
    asked.email = bench.word() + "@example.org";
    asked.name = "Sam Example";
    asked.role = Role::admin;
    asked.hub = bench.hub;
    asked.token = bench.crypto().digest(bench.word());
    asked.asked_by = "person:1";
    asked.asked_at = bench.now();
    asked.ends_at = bench.now() + std::chrono::hours{72};
    asked.id =
        bench.write([&](Transaction& tx) { return tx.write_partners().insert_invitation(asked); });
    const auto read = [&] {
        return bench.ask([&](Reader& r) { return r.partners().invitation_by_token(asked.token); });
    };
    REQUIRE(read());
    CHECK(read()->id == asked.id);
    CHECK(read()->email == asked.email);
    CHECK(read()->role == Role::admin);
    check_hub(read()->hub, bench.hub);
    const auto update = [&] {
        return bench.write(
            [&](Transaction& tx) { return tx.write_partners().update_invitation(asked); });
    };
    asked.approved_by = "person:1";  // nobody approves what they asked for
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_partners().update_invitation(asked); }));
    asked.approved_by = "person:2";
    CHECK(update());
    CHECK(read()->approved_by == "person:2");
    asked.settled_at = bench.now();
    asked.outcome = "accepted";
    CHECK(update());
    CHECK_FALSE(update());
    CHECK(bench.ask([&](Reader& r) { return r.partners().invitations_open(bench.ours); }).empty());
    CHECK(bench.ask([&](Reader& r) { return r.partners().invitation_by_handle(asked.handle); })
              ->outcome == "accepted");
}

TEST_CASE_TEMPLATE("a session knows its person and membership as they are now", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Membership membership = join(bench, Role::hub_staff);
    const Session session = sign_in(bench, membership, std::chrono::hours{12});
    const auto found = find(bench, session, bench.now());
    REQUIRE(found);
    CHECK(found->token == session.token);
    CHECK(found->person == membership.person);
    CHECK(found->membership == membership.id);
    CHECK(found->csrf == session.csrf);
    CHECK(found->browser == session.browser);
    CHECK(found->started_at == session.started_at);
    CHECK(found->ends_at == session.ends_at);
    CHECK(found->caller.role == Role::hub_staff);
    CHECK(found->caller.organisation == bench.ours);
    CHECK(found->caller.person == membership.person);
    CHECK(found->caller.actor == "person:" + std::to_string(membership.person.value));
    CHECK(found->caller.name == read_person(bench, membership.person).name);
    check_hub(found->caller.hub, bench.hub);

    SUBCASE("it ends with the membership") {
        bench.write([&](Transaction& tx) {
            return tx.write_partners().end_membership(membership.id, bench.now());
        });
        CHECK_FALSE(find(bench, session, bench.now()));
    }
    SUBCASE("it ends with the organisation") {
        bench.write([&](Transaction& tx) {
            Organisation row = tx.partners().organisation(bench.ours).value();
            row.state = OrganisationState::closed;
            return tx.write_partners().update_organisation(row);
        });
        CHECK_FALSE(find(bench, session, bench.now()));
    }
    SUBCASE("it can be ended with all others of the membership") {
        bench.change([&](Transaction& tx) { tx.write_accounts().end_sessions_in(membership.id); });
        CHECK_FALSE(find(bench, session, bench.now()));
    }
}

TEST_CASE_TEMPLATE("a session ends when its time is over", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Membership person = join(bench, Role::volunteer);
    const Session session = sign_in(bench, person, std::chrono::hours{1});
    CHECK(find(bench, session, session.ends_at - std::chrono::microseconds{1}));
    CHECK_FALSE(find(bench, session, session.ends_at));
}

TEST_CASE_TEMPLATE("a session ends when it is ended, and only that one", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Membership person = join(bench, Role::volunteer);
    const Session one = sign_in(bench, person, std::chrono::hours{12});
    const Session two = sign_in(bench, person, std::chrono::hours{12});
    bench.change([&](Transaction& tx) { tx.write_accounts().end_session(one.token); });
    CHECK_FALSE(find(bench, one, bench.now()));
    CHECK(find(bench, two, bench.now()));
}

TEST_CASE_TEMPLATE("all sessions of a person end at once, and nobody else's", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Membership person = join(bench, Role::volunteer);
    const Session one = sign_in(bench, person, std::chrono::hours{12});
    const Session two = sign_in(bench, person, std::chrono::hours{12});
    const Session kept = sign_in(bench, join(bench, Role::volunteer), std::chrono::hours{12});
    const auto listed = bench.ask(
        [&](Reader& reader) { return reader.accounts().sessions_of(person.person, bench.now()); });
    REQUIRE(listed.size() == 2);
    CHECK(listed.front().token == two.token);
    bench.change([&](Transaction& tx) { tx.write_accounts().end_sessions_of(person.person); });
    CHECK_FALSE(find(bench, one, bench.now()));
    CHECK_FALSE(find(bench, two, bench.now()));
    CHECK(find(bench, kept, bench.now()));
}

TEST_CASE_TEMPLATE("a disabled person's session opens nothing", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Membership membership = join(bench, Role::admin);
    const Session session = sign_in(bench, membership, std::chrono::hours{12});
    Person person = read_person(bench, membership.person);
    person.disabled = true;
    bench.change([&](Transaction& tx) { tx.write_accounts().update_person(person); });
    CHECK_FALSE(find(bench, session, bench.now()));
}

TEST_CASE_TEMPLATE("a token speaks for its role and hub until it is revoked", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Token token = bench.new_token();
    token.id =
        bench.write([&](Transaction& tx) { return tx.write_partners().insert_token(token); });
    const auto caller = [&] {
        return bench.ask(
            [&](Reader& r) { return r.partners().caller_by_token(token.hash, bench.now()); });
    };
    REQUIRE(caller());
    CHECK(caller()->role == Role::hub_staff);
    CHECK(caller()->organisation == bench.ours);
    CHECK(caller()->actor == "token:" + std::to_string(token.id.value));
    CHECK(caller()->name == "bench scanner");
    check_hub(caller()->hub, bench.hub);

    const Instant revoked_at = bench.now();
    const auto revoke = [&](TokenId id) {
        return bench.write(
            [&](Transaction& tx) { return tx.write_partners().revoke_token(id, revoked_at); });
    };
    CHECK(revoke(token.id));
    CHECK_FALSE(caller());
    CHECK_FALSE(revoke(token.id));
    CHECK_FALSE(revoke(TokenId{987654321}));
    CHECK_FALSE(bench.ask([&](Reader& reader) {
        return reader.partners().caller_by_token(bench.crypto().digest(bench.word()), bench.now());
    }));
}

TEST_CASE_TEMPLATE("a token speaks until it is over", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Token token = bench.new_token();
    token.expires_at = bench.now() + std::chrono::hours{1};
    bench.write([&](Transaction& tx) { return tx.write_partners().insert_token(token); });
    const auto caller_at = [&](Instant now) {
        return bench.ask([&](Reader& r) { return r.partners().caller_by_token(token.hash, now); });
    };
    CHECK(caller_at(*token.expires_at - std::chrono::microseconds{1}));
    CHECK_FALSE(caller_at(*token.expires_at));
}

TEST_CASE_TEMPLATE("every token is listed, with when it was revoked", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    Token kept = bench.new_token();
    kept.hub.reset();
    kept.id = bench.write([&](Transaction& tx) { return tx.write_partners().insert_token(kept); });
    Token revoked = bench.new_token();
    revoked.id =
        bench.write([&](Transaction& tx) { return tx.write_partners().insert_token(revoked); });
    revoked.revoked_at = bench.now();
    bench.write([&](Transaction& tx) {
        return tx.write_partners().revoke_token(revoked.id, *revoked.revoked_at);
    });

    const auto tokens = bench.ask([](Reader& reader) { return reader.partners().all_tokens(); });
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
        CHECK(found->expires_at == token.expires_at);
        CHECK(found->purpose == token.purpose);
        CHECK(found->created_by == token.created_by);
        const auto by_hash =
            bench.ask([&](Reader& r) { return r.partners().token_by_hash(token.hash); });
        REQUIRE(by_hash);
        CHECK(by_hash->id == token.id);
    }
}

TEST_CASE_TEMPLATE("people and tokens of one organisation are named by actor", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Membership person = join(bench, Role::volunteer);
    const Token token = bench.new_token();
    const TokenId id =
        bench.write([&](Transaction& tx) { return tx.write_partners().insert_token(token); });
    const auto names_in = [&](OrganisationId organisation) {
        return bench.ask(
            [&](Reader& reader) { return reader.partners().actor_names(organisation); });
    };
    const auto ours = names_in(bench.ours);
    const KnownActor& known = ours.at("person:" + std::to_string(person.person.value));
    CHECK(known.name == read_person(bench, person.person).name);
    CHECK(known.handle == person.handle);
    CHECK(ours.at("token:" + std::to_string(id.value)).name == token.name);
    CHECK(ours.at("token:" + std::to_string(id.value)).handle == token.handle);
    CHECK(names_in(OrganisationId{987654321}).empty());
}

}  // namespace kitbank
