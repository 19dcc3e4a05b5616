#include "server/usecase/requests/note_request.h"

#include <doctest/doctest.h>

#include "tests/support/asking_world.h"

namespace kitbank {

TEST_CASE_FIXTURE(AskingWorld, "notes are sealed, and those for staff stay with staff") {
    const Caller writer = referrer();
    const Caller staff = caller(Role::hub_staff);
    const KitRequest row = sent(writer);
    const NoteRequest note{crypto.make_uuid(), writer, row.reference, "Prefers mornings"};
    REQUIRE(note_request(note, ports));
    const std::string before = dump();
    REQUIRE(note_request(note, ports));
    CHECK(dump() == before);
    CHECK(before.find("mornings") == std::string::npos);
    REQUIRE(note_request({crypto.make_uuid(), staff, row.reference, "Call first", true}, ports));
    // A referrer cannot hide anything.
    REQUIRE(note_request({crypto.make_uuid(), writer, row.reference, "Thanks", true}, ports));
    CHECK(view(writer, row).notes.size() == 2);
    const RequestView seen = view(staff, row);
    REQUIRE(seen.notes.size() == 3);
    CHECK(seen.notes[1].words == "Call first");
    CHECK_FALSE(seen.notes[2].note.for_staff_only);
}

TEST_CASE_FIXTURE(AskingWorld, "words have limits, and an erased resident takes them along") {
    const Caller writer = referrer();
    const KitRequest row = sent(writer);
    const auto write = [&](const std::string& words) {
        return note_request({crypto.make_uuid(), writer, row.reference, words}, ports);
    };
    CHECK(fields_of(write("  ")) == "words");
    CHECK(fields_of(write(std::string(1001, 'x'))) == "words");
    CHECK(code_of(write("Line one\nline two")) == "done");
    REQUIRE(
        erase_resident({crypto.make_uuid(), caller(Role::manager), row.resident_reference}, ports));
    CHECK(code_of(write("Late")) == "resident_erased");
    REQUIRE(view(writer, row).notes.size() == 1);
    CHECK(view(writer, row).notes.front().words.empty());
    CHECK(view(writer, row).collector.empty());
}

TEST_CASE_FIXTURE(AskingWorld, "an answer takes the request back to be decided") {
    const Caller writer = referrer();
    const KitRequest row = sent(writer);
    const AnswerQuestion answered{crypto.make_uuid(), writer, row.reference, "Yes, both"};
    CHECK(code_of(answer_question(answered, ports)) == "request_closed");
    take(row, RequestStep::query);
    CHECK(steps(writer, row) == "answers notes cancellation");
    REQUIRE(answer_question(answered, ports));
    CHECK(now(row).state == RequestState::submitted);
    REQUIRE(answer_question(answered, ports));
    REQUIRE(view(writer, row).notes.size() == 1);
    CHECK(view(writer, row).notes.front().note.kind == NoteKind::answer);
    CHECK(view(writer, row).notes.front().words == "Yes, both");
}

TEST_CASE_FIXTURE(AskingWorld, "another referrer's request answers like one that never was") {
    const KitRequest row = sent(referrer());
    const Caller other = referrer("person:71");
    const std::string before = dump();
    for (const std::string& reference : {row.reference, std::string{"Q-00000000"}}) {
        CAPTURE(reference);
        CHECK(code_of(show_request(other, reference, ports)) == "request_not_found");
        CHECK(code_of(note_request({crypto.make_uuid(), other, reference, "x"}, ports)) ==
              "request_not_found");
        CHECK(code_of(answer_question({crypto.make_uuid(), other, reference, "x"}, ports)) ==
              "request_not_found");
        CHECK(code_of(cancel_request({crypto.make_uuid(), other, reference}, ports)) ==
              "request_not_found");
        CHECK(code_of(ask_again({crypto.make_uuid(), other, reference}, ports)) ==
              "request_not_found");
        CHECK(code_of(submit_request({crypto.make_uuid(), other, reference}, ports)) ==
              "request_not_found");
        CHECK(code_of(remove_draft({crypto.make_uuid(), other, reference}, ports)) ==
              "request_not_found");
    }
    CHECK(dump() == before);
}

}  // namespace kitbank
