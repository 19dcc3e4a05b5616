#include <algorithm>

#include "server/usecase/notices/ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

using std::chrono::minutes;

Letter insert_letter(Bench& bench) {
    Letter letter;
    letter.id = bench.crypto().make_uuid();
    letter.organisation = bench.ours;
    letter.address = std::string{"\1\0sealed address", 16};
    letter.subject = "\2sealed subject";
    letter.text = "\2sealed text";
    letter.created_at = bench.now();
    letter.next_attempt_at = letter.created_at;
    bench.change([&](Transaction& tx) { tx.write_notices().insert_letter(letter); });
    return letter;
}

Letter insert_message(Bench& bench, Channel channel) {
    Letter letter;
    letter.id = bench.crypto().make_uuid();
    letter.organisation = bench.ours;
    letter.address = "\3sealed number";
    letter.text = "\2sealed text";
    letter.channel = channel;
    letter.kind = "loan_overdue";
    letter.reference = "Q-7K3M9QXZ";
    letter.template_id = bench.crypto().make_uuid();
    letter.personalisation = std::string{"\1\0sealed values", 16};
    letter.created_at = bench.now();
    letter.next_attempt_at = letter.created_at;
    bench.change([&](Transaction& tx) { tx.write_notices().insert_letter(letter); });
    return letter;
}

// The store is shared: other cases' letters are due as well.
std::optional<Letter> due(Bench& bench, const Letter& letter, Instant now) {
    const auto letters =
        bench.ask([&](Reader& reader) { return reader.notices().letters_due(now, 100'000); });
    const auto found = std::ranges::find(letters, letter.id, &Letter::id);
    if (found == letters.end()) return std::nullopt;
    return *found;
}

std::vector<Letter> failed(Bench& bench) {
    return bench.ask([&](Reader& r) { return r.notices().letters_failed(bench.ours, 10); });
}

bool claim(Bench& bench, const Letter& letter, int attempt, Instant next) {
    return bench.write(
        [&](Transaction& tx) { return tx.write_notices().claim_letter(letter.id, attempt, next); });
}

bool settle(Bench& bench, const Letter& letter, LetterState state, const std::string& error) {
    return bench.write([&](Transaction& tx) {
        return tx.write_notices().settle_letter(letter.id, state, error, bench.now());
    });
}

}  // namespace

TEST_CASE_TEMPLATE("a letter is due from its time on, as it was posted", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Letter letter = insert_letter(bench);
    CHECK_FALSE(due(bench, letter, letter.next_attempt_at - std::chrono::microseconds{1}));
    const auto found = due(bench, letter, letter.next_attempt_at);
    REQUIRE(found);
    CHECK(found->organisation == bench.ours);
    CHECK(found->state == LetterState::queued);
    CHECK(found->address == letter.address);
    CHECK(found->subject == letter.subject);
    CHECK(found->text == letter.text);
    CHECK(found->attempts == 0);
    CHECK(found->created_at == letter.created_at);
    CHECK_FALSE(found->settled_at);
    CHECK(bench.refuses([&](Transaction& tx) { tx.write_notices().insert_letter(letter); }));
}

TEST_CASE_TEMPLATE("an attempt is begun by one, and puts the next one off", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Letter letter = insert_letter(bench);
    const Instant next = letter.created_at + minutes{5};
    CHECK(claim(bench, letter, 1, next));
    CHECK_FALSE(claim(bench, letter, 1, next));
    CHECK_FALSE(claim(bench, letter, 3, next));
    CHECK_FALSE(due(bench, letter, next - minutes{1}));
    REQUIRE(due(bench, letter, next));
    CHECK(due(bench, letter, next)->attempts == 1);
    CHECK(claim(bench, letter, 2, next));
}

TEST_CASE_TEMPLATE("a letter that was sent is forgotten but for its count", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Letter letter = insert_letter(bench);
    insert_letter(bench);
    CHECK(settle(bench, letter, LetterState::sent, ""));
    CHECK_FALSE(settle(bench, letter, LetterState::failed, "too late"));
    CHECK_FALSE(claim(bench, letter, 1, bench.now()));
    CHECK_FALSE(due(bench, letter, bench.now() + minutes{60}));
    CHECK(failed(bench).empty());
    auto counts = bench.ask([&](Reader& r) { return r.notices().letter_counts(bench.ours); });
    std::ranges::sort(counts, {}, &LetterCount::state);
    REQUIRE(counts.size() == 2);
    CHECK(counts.front().state == LetterState::queued);
    CHECK(counts.front().count == 1);
    CHECK(counts.back().state == LetterState::sent);
    CHECK(counts.back().count == 1);
    CHECK(bench.ask([&](Reader& r) { return r.notices().letter_counts(bench.theirs); }).empty());
}

TEST_CASE_TEMPLATE("a letter that was given up keeps its address, not its text", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Letter letter = insert_letter(bench);
    CHECK(failed(bench).empty());
    bench.change(
        [&](Transaction& tx) { tx.write_notices().note_letter_error(letter.id, "451 later"); });
    REQUIRE(failed(bench).size() == 1);
    CHECK(failed(bench).front().error == "451 later");
    CHECK(settle(bench, letter, LetterState::failed, "550 no"));
    REQUIRE(failed(bench).size() == 1);
    const Letter row = failed(bench).front();
    CHECK(row.state == LetterState::failed);
    CHECK(row.error == "550 no");
    CHECK(row.address == letter.address);
    CHECK(row.subject == letter.subject);
    CHECK(row.text.empty());
    CHECK(row.settled_at);
}

TEST_CASE_TEMPLATE("settled letters are deleted in time, waiting ones never", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Letter old = insert_letter(bench);
    const Letter waiting = insert_letter(bench);
    settle(bench, old, LetterState::failed, "550 no");
    const Instant moment = bench.now();
    const Letter newer = insert_letter(bench);
    settle(bench, newer, LetterState::failed, "550 no");
    bench.write(
        [&](Transaction& tx) { return tx.write_notices().delete_letters_settled_before(moment); });
    REQUIRE(failed(bench).size() == 1);
    CHECK(failed(bench).front().id == newer.id);
    CHECK(due(bench, waiting, bench.now()));
    CHECK(bench.ask([](Reader& reader) { return reader.notices().letters_waiting(); }) > 0);
}

TEST_CASE_TEMPLATE("a letter keeps how it goes and what it tells of", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Letter letter = insert_message(bench, Channel::text);
    const auto found = due(bench, letter, bench.now());
    REQUIRE(found);
    CHECK(found->channel == Channel::text);
    CHECK(found->kind == "loan_overdue");
    CHECK(found->reference == "Q-7K3M9QXZ");
    CHECK(found->template_id == letter.template_id);
    CHECK(found->personalisation == letter.personalisation);
    const auto of = [&](Channel channel) {
        const auto rows = bench.ask([&](Reader& reader) {
            return reader.notices().letters_due(bench.now(), 100'000, channel);
        });
        return std::ranges::count(rows, letter.id, &Letter::id);
    };
    CHECK(of(Channel::text) == 1);
    CHECK(of(Channel::email) == 0);
    CHECK(bench.ask([&](Reader& r) { return r.notices().letter(letter.id); })->id == letter.id);
    CHECK_FALSE(
        bench.ask([&](Reader& r) { return r.notices().letter(bench.crypto().make_uuid()); }));
}

TEST_CASE_TEMPLATE("what a service took is followed until it is closed", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Letter letter = insert_message(bench, Channel::text);
    const Uuid handed = bench.crypto().make_uuid();
    const Instant ask_at = bench.now() + minutes{2};
    const auto followed = [&](Instant now) {
        const auto rows =
            bench.ask([&](Reader& r) { return r.notices().letters_to_follow(now, 100'000); });
        return std::ranges::count(rows, letter.id, &Letter::id) == 1;
    };
    const auto hand = [&] {
        return bench.write([&](Transaction& tx) {
            return tx.write_notices().hand_letter(letter.id, handed, ask_at, bench.now());
        });
    };
    CHECK(hand());
    CHECK_FALSE(hand());
    CHECK_FALSE(due(bench, letter, ask_at));
    CHECK_FALSE(claim(bench, letter, 1, ask_at));
    CHECK_FALSE(settle(bench, letter, LetterState::sent, ""));
    CHECK(failed(bench).empty());
    CHECK_FALSE(followed(ask_at - minutes{1}));
    CHECK(followed(ask_at));
    REQUIRE(bench.ask([&](Reader& r) { return r.notices().letter_handed(handed); }));
    bench.change([&](Transaction& tx) {
        tx.write_notices().put_off_asking(letter.id, ask_at + minutes{9});
    });
    CHECK_FALSE(followed(ask_at));
    const auto close = [&](LetterState state) {
        return bench.write([&](Transaction& tx) {
            return tx.write_notices().close_letter(letter.id, state, "temporary-failure",
                                                   bench.now());
        });
    };
    CHECK(close(LetterState::failed));
    CHECK_FALSE(close(LetterState::sent));
    CHECK_FALSE(followed(ask_at + minutes{9}));
    CHECK_FALSE(bench.ask([&](Reader& r) { return r.notices().letter_handed(handed); }));
    REQUIRE(failed(bench).size() == 1);
    CHECK(failed(bench).front().error == "temporary-failure");
    CHECK(failed(bench).front().text == letter.text);
}

TEST_CASE_TEMPLATE("what was delivered in the end is forgotten", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Letter letter = insert_message(bench, Channel::text);
    bench.change([&](Transaction& tx) {
        tx.write_notices().hand_letter(letter.id, bench.crypto().make_uuid(), bench.now(),
                                       bench.now());
        tx.write_notices().close_letter(letter.id, LetterState::sent, "", bench.now());
    });
    const auto row = bench.ask([&](Reader& r) { return r.notices().letter(letter.id); });
    CHECK(row->state == LetterState::sent);
    CHECK(row->text.empty());
    CHECK(row->personalisation.empty());
    CHECK(row->address.empty());
}

TEST_CASE_TEMPLATE("a message that was given up can wait again until it is forgotten", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Letter letter = insert_message(bench, Channel::email);
    const auto again = [&] {
        return bench.write([&](Transaction& tx) {
            return tx.write_notices().queue_again(letter.id, bench.now());
        });
    };
    CHECK_FALSE(again());
    settle(bench, letter, LetterState::failed, "550 no");
    CHECK(again());
    REQUIRE(due(bench, letter, bench.now()));
    CHECK(due(bench, letter, bench.now())->attempts == 0);
    CHECK(failed(bench).empty());
    settle(bench, letter, LetterState::failed, "550 no");
    bench.change(
        [&](Transaction& tx) { tx.write_notices().forget_texts_settled_before(bench.now()); });
    CHECK(failed(bench).front().text.empty());
    CHECK(failed(bench).front().personalisation.empty());
    CHECK_FALSE(again());
}

TEST_CASE_TEMPLATE("a scheme's words are written once for each version", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    MessageTemplate row{bench.ours,
                        MessageKind::loan_overdue,
                        Language::cy,
                        Channel::email,
                        {"Cais", "Yn ôl erbyn: ((due))"}};
    row.notify_template = bench.crypto().make_uuid();
    row.changed_by = "person:3";
    row.changed_at = bench.now();
    const auto write = [&] {
        return bench.write(
            [&](Transaction& tx) { return tx.write_notices().write_message_template(row); });
    };
    const auto read = [&](Channel channel) {
        return bench.ask([&](Reader& r) {
            return r.notices().message_template(bench.ours, MessageKind::loan_overdue, Language::cy,
                                                channel);
        });
    };
    CHECK_FALSE(read(Channel::email));
    CHECK(write());
    CHECK_FALSE(write());
    row.version = 1;
    REQUIRE(read(Channel::email));
    CHECK(*read(Channel::email) == row);
    CHECK_FALSE(read(Channel::text));
    row.text.body = "Yn ôl";
    row.notify_template.reset();
    CHECK(write());
    CHECK_FALSE(write());
    row.version = 2;
    CHECK(*read(Channel::email) == row);
    CHECK(bench.ask([&](Reader& r) { return r.notices().message_templates(bench.ours); }).size() ==
          1);
    CHECK(
        bench.ask([&](Reader& r) { return r.notices().message_templates(bench.theirs); }).empty());
}

TEST_CASE_TEMPLATE("a request of which nothing is said is told to nobody", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    CHECK(bench.ask([](Reader& r) { return r.notices().told_by(RequestId{987'654}); }) ==
          ToldBy::nobody);
    CHECK(bench.refuses([](Transaction& tx) {
        tx.write_notices().write_told_by(RequestId{987'654}, ToldBy::text);
    }));
}

}  // namespace kitbank
