#include "server/usecase/requests/sign_handover.h"

#include <doctest/doctest.h>

#include "tests/support/handover_world.h"

namespace kitbank {
namespace {

struct SigningWorld : HandoverWorld {
    // Handed over by a scan.
    Handover scanned() {
        const Ready of = ready();
        record(loan(of.device, of.request));
        return handovers(of.request).front();
    }
    SignHandover signing(const Handover& row) {
        return {crypto.make_uuid(),
                caller(Role::volunteer),
                row.reference,
                SignedHow::screen,
                {ink, ""}};
    }
    ReadSignature reading(const Handover& row) {
        return {caller(Role::hub_staff), row.reference, ReadingReason::collection, "asked again"};
    }
};

}  // namespace

TEST_CASE_FIXTURE(SigningWorld, "who got it by a scan signs afterwards, once") {
    const Handover row = scanned();
    const Result<Handover> done = sign_handover(signing(row), ports);
    REQUIRE(code_of(done) == "done");
    CHECK(done->is_kept);
    CHECK(done->signed_how == SignedHow::screen);
    CHECK(code_of(sign_handover(signing(row), ports)) == "changed");
}

TEST_CASE_FIXTURE(SigningWorld, "a paper is noted first, and its photograph added") {
    const Handover row = scanned();
    SignHandover paper = signing(row);
    paper.signed_how = SignedHow::paper;
    paper.signature = {};
    const Result<Handover> noted = sign_handover(paper, ports);
    REQUIRE(code_of(noted) == "done");
    CHECK_FALSE(noted->is_kept);
    paper.id = crypto.make_uuid();
    paper.signature = {"", photograph()};
    CHECK(sign_handover(paper, ports)->is_kept);
    const Result<SignatureRead> read = read_signature(reading(row), ports);
    REQUIRE(code_of(read) == "done");
    CHECK(read->signature.photograph == photograph());
    CHECK(read->signature.strokes.empty());
}

TEST_CASE_FIXTURE(SigningWorld, "the same form again signs nothing twice") {
    const SignHandover command = signing(scanned());
    REQUIRE(code_of(sign_handover(command, ports)) == "done");
    const std::string after = dump();
    CHECK(code_of(sign_handover(command, ports)) == "done");
    CHECK(dump() == after);
}

TEST_CASE_FIXTURE(SigningWorld, "a signature is seen only through a reading") {
    const Handover row = scanned();
    CHECK(code_of(read_signature(reading(row), ports)) == "not_found");
    REQUIRE(code_of(sign_handover(signing(row), ports)) == "done");
    const std::size_t before = readings(*resident).size();
    const Result<SignatureRead> read = read_signature(reading(row), ports);
    REQUIRE(code_of(read) == "done");
    CHECK(read->signature.strokes == ink);
    CHECK(readings(*resident).size() == before + 1);
    CHECK(readings(*resident).front().actor == caller(Role::hub_staff).actor);

    ReadSignature unsaid = reading(row);
    unsaid.reason = ReadingReason::other;
    unsaid.words = " ";
    CHECK(fields_of(read_signature(unsaid, ports)) == "words");
    ReadSignature volunteer = reading(row);
    volunteer.caller = caller(Role::volunteer);
    CHECK(code_of(read_signature(volunteer, ports)) == "forbidden");
    CHECK(readings(*resident).size() == before + 1);
}

TEST_CASE_FIXTURE(SigningWorld, "nobody signs for a handover out of reach") {
    const Handover row = scanned();
    SignHandover command = signing(row);
    command.caller = elsewhere(Role::manager, found_organisation("Others"));
    CHECK(code_of(sign_handover(command, ports)) == "not_found");
    command = signing(row);
    command.caller = caller(Role::referrer);
    CHECK(code_of(sign_handover(command, ports)) == "forbidden");
    command = signing(row);
    command.signed_how = SignedHow::not_needed;
    CHECK(code_of(sign_handover(command, ports)) == "agreement_needed");
    command = signing(row);
    command.reference = "H-ZZZZZZZZ";
    CHECK(code_of(sign_handover(command, ports)) == "not_found");
}

TEST_CASE_FIXTURE(SigningWorld, "of an erased resident nothing is left to read") {
    const Handover row = scanned();
    REQUIRE(code_of(sign_handover(signing(row), ports)) == "done");
    REQUIRE(code_of(erase(*resident)) == "done");
    CHECK(code_of(read_signature(reading(row), ports)) == "resident_erased");
}

}  // namespace kitbank
