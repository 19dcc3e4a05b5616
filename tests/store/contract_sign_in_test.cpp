#include <algorithm>

#include "server/usecase/partners/account_ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

using namespace std::chrono_literals;

PersonId someone(Bench& bench) {
    return bench.write(
        [&](Transaction& tx) { return tx.write_accounts().insert_person(bench.new_person()); });
}

Membership join(Bench& bench) {
    Membership membership = bench.new_membership(someone(bench), Role::volunteer);
    membership.id = bench.write(
        [&](Transaction& tx) { return tx.write_partners().insert_membership(membership); });
    return membership;
}

Session begin(Bench& bench, const Membership& membership) {
    const Session session = bench.new_session(membership, bench.now() + 12h);
    bench.change([&](Transaction& tx) { tx.write_accounts().insert_session(session); });
    return session;
}

bool is_open(Bench& bench, const Session& session, Instant now) {
    return bench.ask([&](Reader& reader) { return reader.accounts().session(session.token, now); })
        .has_value();
}

Hash a_hash(Bench& bench) { return bench.crypto().digest(bench.word()); }

}  // namespace

TEST_CASE_TEMPLATE("a session that is not used ends before its time", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Session session = begin(bench, join(bench));
    CHECK(session.seen_at == session.started_at);
    const Instant idle = session.seen_at + session_idle_max;
    CHECK(is_open(bench, session, idle - 1us));
    CHECK_FALSE(is_open(bench, session, idle));
    const auto touch = [&](Instant moment) {
        bench.change(
            [&](Transaction& tx) { tx.write_accounts().touch_session(session.token, moment); });
    };
    touch(session.seen_at + 1h);
    touch(session.seen_at);  // never backwards
    CHECK(is_open(bench, session, idle));
    CHECK_FALSE(is_open(bench, session, idle + 1h));
    const auto listed = bench.ask([&](Reader& reader) {
        return reader.accounts().sessions_of(session.person, session.started_at + 1h);
    });
    REQUIRE(listed.size() == 1);
    CHECK(listed.front().seen_at == session.seen_at + 1h);
    CHECK_FALSE(listed.front().proved);
}

TEST_CASE_TEMPLATE("all sessions of a person end but one, and nobody else's", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Membership membership = join(bench);
    const Session kept = begin(bench, membership);
    const Session ended = begin(bench, membership);
    const Session foreign = begin(bench, join(bench));
    bench.change([&](Transaction& tx) {
        tx.write_accounts().end_other_sessions(membership.person, kept.token);
    });
    CHECK(is_open(bench, kept, bench.now()));
    CHECK_FALSE(is_open(bench, ended, bench.now()));
    CHECK(is_open(bench, foreign, bench.now()));
}

TEST_CASE_TEMPLATE("where someone signed in last is kept", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Membership one = join(bench);
    Membership two = bench.new_membership(one.person, Role::referrer);
    two.id =
        bench.write([&](Transaction& tx) { return tx.write_partners().insert_membership(two); });
    const auto last = [&] {
        return bench.ask([&](Reader& r) { return r.accounts().last_membership(one.person); });
    };
    CHECK(last() == MembershipId{});
    for (const MembershipId id : {one.id, two.id}) {
        bench.change(
            [&](Transaction& tx) { tx.write_accounts().set_last_membership(one.person, id); });
        CHECK(last() == id);
    }
}

TEST_CASE_TEMPLATE("people are read page by page", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const PersonId first = someone(bench);
    const PersonId second = someone(bench);
    someone(bench);
    const auto page = bench.ask(
        [&](Reader& r) { return r.accounts().people_after(PersonId{first.value - 1}, 2); });
    REQUIRE(page.size() == 2);
    CHECK(page[0].id == first);
    CHECK(page[1].id == second);
    CHECK(page[1].password_hash ==
          bench.ask([&](Reader& r) { return r.accounts().person(second)->password_hash; }));
}

TEST_CASE_TEMPLATE("a step of a second factor is accepted once, and none before it", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const SecondFactor factor{someone(bench), std::string("sealed\0secret", 13), 100, bench.now()};
    const auto accept = [&](std::int64_t step) {
        return bench.write(
            [&](Transaction& tx) { return tx.write_accounts().accept_step(factor.person, step); });
    };
    const auto read = [&] {
        return bench.ask([&](Reader& r) { return r.accounts().second_factor(factor.person); });
    };
    CHECK_FALSE(accept(101));
    CHECK_FALSE(read());
    bench.change([&](Transaction& tx) { tx.write_accounts().insert_second_factor(factor); });
    CHECK(
        bench.refuses([&](Transaction& tx) { tx.write_accounts().insert_second_factor(factor); }));
    REQUIRE(read());
    CHECK(read()->secret == factor.secret);
    CHECK(read()->since == factor.since);
    CHECK_FALSE(accept(100));
    CHECK(accept(102));
    CHECK_FALSE(accept(102));
    CHECK_FALSE(accept(101));
    CHECK(read()->last_step == 102);
}

TEST_CASE_TEMPLATE("recovery codes are used up one by one and go with the factor", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const PersonId person = someone(bench);
    const PersonId other = someone(bench);
    const Hash one = a_hash(bench);
    const Hash two = a_hash(bench);
    bench.change([&](Transaction& tx) {
        tx.write_accounts().insert_recovery_code(person, one);
        tx.write_accounts().insert_recovery_code(person, two);
    });
    const auto codes = bench.ask([&](Reader& r) { return r.accounts().recovery_codes(person); });
    CHECK(codes == (one < two ? std::vector{one, two} : std::vector{two, one}));
    CHECK(bench.ask([&](Reader& r) { return r.accounts().recovery_codes(other); }).empty());
    const auto left = [&] {
        return bench.ask([&](Reader& r) { return r.accounts().recovery_codes_left(person); });
    };
    const auto use = [&](PersonId who, const Hash& digest) {
        return bench.write(
            [&](Transaction& tx) { return tx.write_accounts().use_recovery_code(who, digest); });
    };
    CHECK(left() == 2);
    CHECK_FALSE(use(other, one));
    CHECK(use(person, one));
    CHECK_FALSE(use(person, one));
    CHECK(left() == 1);
    bench.change([&](Transaction& tx) { tx.write_accounts().remove_second_factor(person); });
    CHECK(left() == 0);
}

TEST_CASE_TEMPLATE("half a sign-in is found until it is over, and ends once", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Membership membership = join(bench);
    const HalfSignIn half{a_hash(bench), membership.person, membership.id, "sealed",
                          bench.now() + 10min};
    bench.change([&](Transaction& tx) { tx.write_accounts().insert_half_sign_in(half); });
    const auto find_at = [&](Instant now) {
        return bench.ask([&](Reader& r) { return r.accounts().half_sign_in(half.token, now); });
    };
    REQUIRE(find_at(half.ends_at - 1us));
    CHECK(find_at(bench.now())->person == half.person);
    CHECK(find_at(bench.now())->membership == half.membership);
    CHECK(find_at(bench.now())->secret == "sealed");
    CHECK_FALSE(find_at(half.ends_at));
    const auto end = [&] {
        return bench.write(
            [&](Transaction& tx) { return tx.write_accounts().end_half_sign_in(half.token); });
    };
    CHECK(end());
    CHECK_FALSE(end());
    bench.change([&](Transaction& tx) { tx.write_accounts().insert_half_sign_in(half); });
    bench.change([&](Transaction& tx) { tx.write_accounts().end_sessions_of(half.person); });
    CHECK_FALSE(find_at(bench.now()));
}

TEST_CASE_TEMPLATE("attempts are kept by bucket, to the microsecond", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Hash bucket = a_hash(bench);
    std::vector<Instant> moments;
    const auto locked = [&] {
        return bench.write([&](Transaction& tx) {
            return tx.write_accounts().lock_attempts(bucket, bench.now());
        });
    };
    CHECK(locked().empty());
    for (int i = 0; i < 100; ++i) moments.push_back(bench.now());
    bench.change([&](Transaction& tx) {
        (void)tx.write_accounts().lock_attempts(bucket, bench.now());
        tx.write_accounts().save_attempts(bucket, moments, bench.now());
    });
    CHECK(locked() == moments);
    bench.change(
        [&](Transaction& tx) { tx.write_accounts().save_attempts(bucket, {}, bench.now()); });
    CHECK(locked().empty());
}

TEST_CASE_TEMPLATE("wishes for links are taken once, the longest waiting first", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const auto take = [&] {
        return bench.write(
            [&](Transaction& tx) { return tx.write_accounts().take_link_wishes(2); });
    };
    while (!take().empty()) {
    }
    std::vector<LinkWish> wishes;
    for (int i = 0; i < 3; ++i) {
        const auto purpose = i == 1 ? LinkPurpose::sign_in : LinkPurpose::password;
        wishes.push_back(
            {bench.crypto().make_uuid(), bench.word() + "@example.org", purpose, bench.now()});
    }
    bench.change([&](Transaction& tx) {
        for (const std::size_t i : {2U, 0U, 1U}) tx.write_accounts().insert_link_wish(wishes[i]);
    });
    const auto first = take();
    REQUIRE(first.size() == 2);
    CHECK(first[0].id == wishes[0].id);
    CHECK(first[1].email == wishes[1].email);
    CHECK(first[1].purpose == LinkPurpose::sign_in);
    CHECK(first[1].wished_at == wishes[1].wished_at);
    CHECK(take().size() == 1);
    CHECK(take().empty());
}

TEST_CASE_TEMPLATE("a link is found until it is over, used once, and ends with the others", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Link link{a_hash(bench), someone(bench), LinkPurpose::sign_in, bench.now() + 15min};
    const Link other{a_hash(bench), link.person, LinkPurpose::password, bench.now() + 30min};
    bench.change([&](Transaction& tx) {
        tx.write_accounts().insert_link(link);
        tx.write_accounts().insert_link(other);
    });
    const auto find_at = [&](Instant now) {
        return bench.ask([&](Reader& r) { return r.accounts().link(link.token, now); });
    };
    REQUIRE(find_at(link.ends_at - 1us));
    CHECK(find_at(bench.now())->person == link.person);
    CHECK(find_at(bench.now())->purpose == LinkPurpose::sign_in);
    CHECK_FALSE(find_at(link.ends_at));
    const auto use = [&](const Hash& token) {
        return bench.write([&](Transaction& tx) { return tx.write_accounts().use_link(token); });
    };
    CHECK(use(link.token));
    CHECK_FALSE(use(link.token));
    bench.change([&](Transaction& tx) { tx.write_accounts().end_links_of(link.person); });
    CHECK_FALSE(use(other.token));
}

TEST_CASE_TEMPLATE("what is over is forgotten and nothing else", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Membership membership = join(bench);
    const Session session = begin(bench, membership);
    const HalfSignIn half{a_hash(bench), membership.person, membership.id, "", bench.now() + 1h};
    const Link link{a_hash(bench), membership.person, LinkPurpose::password, bench.now() + 1h};
    bench.change([&](Transaction& tx) {
        tx.write_accounts().insert_half_sign_in(half);
        tx.write_accounts().insert_link(link);
    });
    const auto forget_at = [&](Instant now) {
        bench.change([&](Transaction& tx) { tx.write_accounts().forget_over(now, now - 1h); });
    };
    forget_at(bench.now());
    CHECK(is_open(bench, session, bench.now()));
    CHECK(bench.ask([&](Reader& r) { return r.accounts().half_sign_in(half.token, bench.now()); }));
    CHECK(bench.ask([&](Reader& r) { return r.accounts().link(link.token, bench.now()); }));
    forget_at(session.started_at + session_idle_max);
    CHECK_FALSE(is_open(bench, session, session.started_at));
    CHECK_FALSE(
        bench.ask([&](Reader& r) { return r.accounts().half_sign_in(half.token, bench.now()); }));
    CHECK_FALSE(bench.ask([&](Reader& r) { return r.accounts().link(link.token, bench.now()); }));
}

}  // namespace kitbank
