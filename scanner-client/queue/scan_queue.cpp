#include "scanner-client/queue/scan_queue.h"

#include "scanner-client/random.h"
#include "scanner-client/settings.h"
#include "scanner-client/wire.h"

namespace kitbank::scanner {
namespace {

constexpr std::int64_t file_version = 4;

constexpr const char* tables = R"sql(
CREATE TABLE scan (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,
    tag TEXT NOT NULL,
    event TEXT NOT NULL,
    hub TEXT NOT NULL,
    evidence TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sent', 'parked', 'closed')),
    outcome TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    sentence TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX scan_by_state ON scan (state, seq) WHERE state IN ('waiting', 'parked');
CREATE TABLE device (
    tag TEXT PRIMARY KEY,
    what TEXT NOT NULL,
    state TEXT NOT NULL,
    holder TEXT NOT NULL,
    hub TEXT NOT NULL,
    shelf TEXT NOT NULL,
    wiped INTEGER NOT NULL,
    known_at TEXT NOT NULL,
    from_here INTEGER NOT NULL
) STRICT;
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
)sql";

// Version 2 keeps for whom a device is reserved. Whatever was reserved by then is forgotten: the server
// says it again.
constexpr const char* reservations =
    "ALTER TABLE device ADD COLUMN reservation TEXT NOT NULL DEFAULT '';"
    "DELETE FROM device WHERE state = 'reserved';"
    "PRAGMA user_version = 2";

// Version 3 knows data stock.
constexpr const char* data_stock = R"sql(
CREATE TABLE card (
    number TEXT PRIMARY KEY,
    bundle TEXT NOT NULL,
    activate_by TEXT NOT NULL,
    reserved_for TEXT NOT NULL
) STRICT;
CREATE TABLE network (code TEXT PRIMARY KEY, name TEXT NOT NULL, numbers TEXT NOT NULL) STRICT;
CREATE INDEX scan_by_tag ON scan (tag);
PRAGMA user_version = 3;
)sql";

// Version 4 knows what terms go with a card. The server may have told them to a program that did not keep them, so that it is
// asked for all of it again; until then what was told holds.
constexpr const char* user_terms = R"sql(
ALTER TABLE network ADD COLUMN terms TEXT NOT NULL DEFAULT '';
ALTER TABLE card ADD COLUMN network TEXT NOT NULL DEFAULT '';
DELETE FROM about WHERE name = 'stock_digest';
PRAGMA user_version = 4;
)sql";

constexpr const char* scan_columns =
    "SELECT seq, id, at, tag, event, hub, evidence, outcome, code, sentence FROM scan ";

Scan read_scan(const Statement& row) {
    const auto id = parse_uuid(row.text(1));
    const auto at = parse_instant(row.text(2));
    const auto event = parse_device_event(row.text(4));
    const auto stock = parse_stock_scan(row.text(4));
    auto kept = parse_evidence(row.text(6));
    if (!id || !at || (!event && !stock) || !kept)
        throw LocalTrouble("Scan " + row.text(0) + " in the scanner's file is damaged.");
    return {*id,
            row.number(0),
            *at,
            row.text(3),
            event.value_or(DeviceEvent::move),
            row.text(5),
            std::move(kept->evidence),
            std::move(kept->media),
            stock};
}

}  // namespace

ScanQueue::ScanQueue(const std::string& path) : database_(path) {
    Immediate change{database_};
    migrate();
    change.finish();
    Statement name{database_, "SELECT value FROM about WHERE name = 'scanner'"};
    name.step();
    scanner_ = name.text(0);
}

void ScanQueue::migrate() {
    Statement version{database_, "PRAGMA user_version"};
    version.step();
    const std::int64_t found = version.number(0);
    version.step();
    if (found == file_version) return;
    if (found > file_version)
        throw LocalTrouble("A newer kitbank-scan made the scanner's file. Use that one.");
    if (found == 0) {
        database_.run(tables);
        Statement{database_, "INSERT INTO about VALUES ('scanner', ?)"}
            .bind("scanner-" + random_name())
            .step();
    }
    if (found < 2) database_.run(reservations);
    if (found < 3) database_.run(data_stock);
    database_.run(user_terms);
}

Scan ScanQueue::keep(Scan scan) {
    Immediate change{database_};
    Statement insert{database_,
                     "INSERT INTO scan (seq, id, at, tag, event, hub, evidence) "
                     "SELECT coalesce(max(seq), 0) + 1, ?, ?, ?, ?, ?, ? FROM scan RETURNING seq"};
    insert.bind(format(scan.id)).bind(format(scan.at)).bind(scan.tag);
    insert.bind(scan.stock ? name_of(*scan.stock) : name_of(scan.event));
    insert.bind(scan.hub).bind(evidence_json(scan.evidence, scan.event, scan.media).dump());
    insert.step();
    scan.seq = insert.number(0);
    insert.step();
    change.finish();
    return scan;
}

std::vector<Scan> ScanQueue::waiting(std::size_t most, std::int64_t after) {
    const std::string sql =
        std::string{scan_columns} + "WHERE state = 'waiting' AND seq > ? ORDER BY seq LIMIT ?";
    Statement select{database_, sql.c_str()};
    select.bind(after).bind(static_cast<std::int64_t>(most));
    std::vector<Scan> scans;
    while (select.step()) scans.push_back(read_scan(select));
    return scans;
}

std::int64_t ScanQueue::count_waiting() {
    Statement count{database_, "SELECT count(*) FROM scan WHERE state = 'waiting'"};
    count.step();
    return count.number(0);
}

void ScanQueue::together(const std::function<void()>& changes) {
    Immediate change{database_};
    changes();
    change.finish();
}

void ScanQueue::mark_sent(const Uuid& id, const std::string& outcome) {
    Statement{database_,
              "UPDATE scan SET state = 'sent', outcome = ?, "
              "evidence = json_remove(evidence, '$.recipient') WHERE id = ? AND state = 'waiting'"}
        .bind(outcome)
        .bind(format(id))
        .step();
}

void ScanQueue::park(const Uuid& id, const Answer& answer, bool server_has_it) {
    Statement{database_,
              "UPDATE scan SET state = 'parked', outcome = ?1, code = ?2, sentence = ?3, "
              "evidence = CASE WHEN ?4 THEN json_remove(evidence, '$.recipient') ELSE evidence END "
              "WHERE id = ?5 AND state = 'waiting'"}
        .bind(answer.word == AnswerWord::conflict ? "conflict" : "refused")
        .bind(answer.code)
        .bind(answer.sentence)
        .bind(static_cast<std::int64_t>(server_has_it))
        .bind(format(id))
        .step();
}

std::vector<ScanQueue::Parked> ScanQueue::parked() {
    const std::string sql = std::string{scan_columns} + "WHERE state = 'parked' ORDER BY seq";
    Statement select{database_, sql.c_str()};
    std::vector<Parked> all;
    while (select.step()) {
        const Scan scan = read_scan(select);
        const auto word = select.text(7) == "conflict" ? AnswerWord::conflict : AnswerWord::refused;
        all.push_back({scan, answer_about(scan, word, select.text(8), select.text(9))});
    }
    return all;
}

bool ScanQueue::close(std::int64_t seq) {
    Statement update{database_,
                     "UPDATE scan SET state = 'closed', "
                     "evidence = json_remove(evidence, '$.recipient') "
                     "WHERE seq = ? AND state = 'parked' RETURNING seq"};
    return update.bind(seq).step();
}

void ScanQueue::remember(const DeviceFacts& facts) {
    Statement{database_, "INSERT OR REPLACE INTO device VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"}
        .bind(facts.tag)
        .bind(facts.what)
        .bind(name_of(facts.state))
        .bind(name_of(facts.holder))
        .bind(facts.hub)
        .bind(facts.shelf)
        .bind(static_cast<std::int64_t>(facts.wiped))
        .bind(format(facts.known_at))
        .bind(static_cast<std::int64_t>(facts.from_here))
        .bind(facts.reservation)
        .step();
}

std::optional<DeviceFacts> ScanQueue::recall(const std::string& tag) {
    Statement select{database_,
                     "SELECT what, state, holder, hub, shelf, wiped, known_at, from_here, "
                     "reservation FROM device "
                     "WHERE tag = ?"};
    if (!select.bind(tag).step()) return std::nullopt;
    const auto state = parse_device_state(select.text(1));
    const auto holder = parse_holder_kind(select.text(2));
    const auto known_at = parse_instant(select.text(6));
    if (!state || !holder || !known_at) return std::nullopt;
    DeviceFacts facts;
    facts.tag = tag;
    facts.what = select.text(0);
    facts.state = *state;
    facts.holder = *holder;
    facts.hub = select.text(3);
    facts.shelf = select.text(4);
    facts.wiped = select.number(5) != 0;
    facts.known_at = *known_at;
    facts.from_here = select.number(7) != 0;
    facts.reservation = select.text(8);
    return facts;
}

}  // namespace kitbank::scanner
