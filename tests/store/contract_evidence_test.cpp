#include "tests/store/stores.h"

namespace kitbank {
namespace {

void check_same(const StoredMedium& left, const StoredMedium& right) {
    CHECK(left.serial == right.serial);
    CHECK(left.model == right.model);
    CHECK(left.bytes == right.bytes);
    CHECK(left.method == right.method);
    CHECK(left.level == right.level);
    CHECK(left.verification == right.verification);
    CHECK(left.errors.pass == right.errors.pass);
    CHECK(left.errors.verify == right.errors.verify);
    CHECK(left.errors.sync == right.errors.sync);
    CHECK(left.started == right.started);
    CHECK(left.ended == right.ended);
    CHECK(left.accepted == right.accepted);
    CHECK(left.reasons == right.reasons);
}

void check_same(const StoredEvidence& left, const StoredEvidence& right) {
    CHECK(left.id == right.id);
    CHECK(left.organisation == right.organisation);
    CHECK(left.device == right.device);
    CHECK(left.device_tag == right.device_tag);
    CHECK(left.file == right.file);
    CHECK(left.file_name == right.file_name);
    CHECK(left.tool == right.tool);
    CHECK(left.tool_version == right.tool_version);
    CHECK(left.zone == right.zone);
    CHECK(left.started == right.started);
    CHECK(left.ended == right.ended);
    CHECK(left.level == right.level);
    CHECK(left.accepted == right.accepted);
    CHECK(left.reasons == right.reasons);
    CHECK(left.operator_name == right.operator_name);
    CHECK(left.verifier_name == right.verifier_name);
    CHECK(left.checklist == right.checklist);
    CHECK(left.actor == right.actor);
    CHECK(left.recorded_at == right.recorded_at);
    REQUIRE(left.media.size() == right.media.size());
    for (std::size_t i = 0; i < left.media.size(); ++i) check_same(left.media[i], right.media[i]);
}

StoredFile new_file(Bench& bench, const std::string& content) {
    return {bench.crypto().sha256(content), content, "text/plain", bench.now()};
}

StoredMedium accepted_medium(Bench& bench) {
    return {"S3Z2NB0K",
            "Samsung SSD 860, 500/GB",
            500'107'862'016,
            "PRNG Stream",
            SanitisationLevel::clear,
            WipeVerification::last_pass,
            {},
            bench.now(),
            bench.now(),
            true,
            {}};
}

StoredMedium failed_medium() {
    return {"WD-1234",
            "WDC WD10",
            0,
            "DoD Short",
            SanitisationLevel::none,
            WipeVerification::none,
            {1, 4'294'967'296, 3},
            {},
            {},
            false,
            {{"write_errors", "The disk reported errors."}, {"not_verified", "Not read back."}}};
}

}  // namespace

TEST_CASE_TEMPLATE("evidence of a log comes back with its verdict on each medium", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Device device = bench.insert(bench.new_device());
    const StoredFile file = new_file(bench, bench.word());
    StoredEvidence evidence = bench.new_evidence(device.id);
    evidence.file = file.sha256;
    evidence.file_name = "nwipe caf\u00e9.log";
    evidence.tool = "nwipe";
    evidence.tool_version = "nwipe 0.42";
    evidence.zone = "Europe/London";
    evidence.started = bench.now();
    evidence.ended = bench.now();
    evidence.level = SanitisationLevel::clear;
    evidence.reasons = {{"medium_missing", "A disk of the device is not in the report."}};
    evidence.media = {failed_medium(), accepted_medium(bench)};
    bench.change([&](Transaction& tx) {
        tx.insert_file(file);
        tx.insert_evidence(evidence);
    });
    const auto read = bench.ask([&](Reader& reader) { return reader.evidence(evidence.id); });
    REQUIRE(read);
    check_same(*read, evidence);
}

TEST_CASE_TEMPLATE("evidence entered by hand has people and points and no file", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Device device = bench.insert(bench.new_device());
    StoredEvidence evidence = bench.new_evidence(device.id);
    evidence.level = SanitisationLevel::purge;
    evidence.accepted = true;
    evidence.operator_name = "Sam Example";
    evidence.verifier_name = "Robin Example";
    evidence.checklist = {"account_removed", "reset_done", "setup_screen_seen"};
    bench.change([&](Transaction& tx) { tx.insert_evidence(evidence); });
    const auto read = bench.ask([&](Reader& reader) { return reader.evidence(evidence.id); });
    REQUIRE(read);
    check_same(*read, evidence);
}

TEST_CASE_TEMPLATE("evidence without a device is kept", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const StoredEvidence evidence = bench.new_evidence(std::nullopt);
    bench.change([&](Transaction& tx) { tx.insert_evidence(evidence); });
    const auto read = bench.ask([&](Reader& reader) { return reader.evidence(evidence.id); });
    REQUIRE(read);
    check_same(*read, evidence);
    CHECK_FALSE(bench.ask([&](Reader& r) { return r.evidence(bench.crypto().make_uuid()); }));
}

TEST_CASE_TEMPLATE("a device's evidence is listed newest first", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Device device = bench.insert(bench.new_device());
    StoredEvidence older = bench.new_evidence(device.id);
    older.media = {failed_medium()};
    StoredEvidence newer = bench.new_evidence(device.id);
    newer.media = {accepted_medium(bench), failed_medium()};
    const StoredEvidence other = bench.new_evidence(bench.insert(bench.new_device()).id);
    bench.change([&](Transaction& tx) {
        for (const auto& evidence : {newer, older, other}) tx.insert_evidence(evidence);
    });
    const auto rows = bench.ask([&](Reader& reader) { return reader.evidence_of(device.id); });
    REQUIRE(rows.size() == 2);
    check_same(rows[0], newer);
    check_same(rows[1], older);
}

TEST_CASE_TEMPLATE("a file comes back byte for byte", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    std::string content = bench.word();
    SUBCASE("bytes of every value") {
        for (int i = 0; i < 512; ++i) content += static_cast<char>(i);
    }
    SUBCASE("text with quotes and backslashes") { content += "'\"\\\\\\0%_\r\n"; }
    SUBCASE("four mebibytes") { content.resize(4 * 1024 * 1024, '\x80'); }
    const StoredFile file = new_file(bench, content);
    bench.change([&](Transaction& tx) { tx.insert_file(file); });
    const auto read = bench.ask([&](Reader& reader) { return reader.file(file.sha256); });
    REQUIRE(read);
    CHECK((read->content == file.content));  // not printed when it differs: it may be long
    CHECK(read->sha256 == file.sha256);
    CHECK(read->content_type == file.content_type);
    CHECK(read->stored_at == file.stored_at);
}

TEST_CASE_TEMPLATE("the same file stored twice is one file, as it came first", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const StoredFile file = new_file(bench, bench.word());
    StoredFile again = file;
    again.content_type = "application/octet-stream";
    again.stored_at = bench.now();
    bench.change([&](Transaction& tx) { tx.insert_file(file); });
    bench.change([&](Transaction& tx) {
        tx.insert_file(again);
        tx.insert_file(again);
    });
    const auto read = bench.ask([&](Reader& reader) { return reader.file(file.sha256); });
    REQUIRE(read);
    CHECK(read->content_type == "text/plain");
    CHECK(read->stored_at == file.stored_at);
    CHECK_FALSE(bench.ask([&](Reader& r) { return r.file(bench.crypto().sha256(bench.word())); }));
}

}  // namespace kitbank
