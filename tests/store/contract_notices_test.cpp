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

}  // namespace kitbank
