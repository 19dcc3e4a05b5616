#include "server/store/trust/verifier.h"

#include <algorithm>
#include <limits>
#include <set>

#include "embedded/statement.h"
#include "server/store/databank/verify_stock.h"
#include "server/store/invariants.h"
#include "server/store/mysql_transaction.h"
#include "server/store/outcome.h"
#include "server/usecase/devices/verify_device.h"
#include "server/usecase/trust/audit.h"
#include "server/usecase/trust/checkpoint.h"
#include "server/usecase/trust/credentials.h"

namespace kitbank {
namespace {

constexpr int devices_a_page = 500;
constexpr int tags_a_page = 2'000;
constexpr int chains_a_page = 500;
constexpr std::uint64_t leaves_a_page = 8'192;
constexpr int checkpoints_a_page = 1'000;

constexpr DeviceId last_device{std::numeric_limits<std::int64_t>::max()};
const std::string last_text(64, '\x7f');  // behind every tag and subject

// The rows of one owner, in the order of their owners.
template <class Row, class Owner>
std::vector<LoggedRow<Row>> take_of(std::vector<LoggedRow<Row>>& rows, std::size_t& at,
                                    const Owner& is_of_owner) {
    std::vector<LoggedRow<Row>> taken;
    while (at < rows.size() && is_of_owner(rows[at].row)) taken.push_back(std::move(rows[at++]));
    return taken;
}

template <class Row>
std::vector<Row> plain(const std::vector<LoggedRow<Row>>& logged) {
    std::vector<Row> rows;
    rows.reserve(logged.size());
    for (const auto& each : logged) rows.push_back(each.row);
    return rows;
}

// What a label's events make of it.
TagState state_of(const std::vector<TagEvent>& events) {
    TagState state = TagState::printed;
    for (const TagEvent& event : events) {
        if (event.kind == TagEventKind::claim) state = TagState::claimed;
        if (event.kind == TagEventKind::retirement) state = TagState::retired;
    }
    return state;
}

std::string event_name(const std::string& owner, std::uint32_t seq) {
    return owner + " event " + std::to_string(seq);
}

std::int64_t number_of(const AccessRow& row) {
    return std::stoll(row.subject.substr(row.subject.find(':') + 1));
}

std::string checkpoint_name(const Checkpoint& checkpoint) {
    return "checkpoint " + std::to_string(checkpoint.number);
}

}  // namespace

Verifier::Verifier(const VerifyOrder& order, Connection& connection)
    : order_(order),
      connection_(connection),
      rows_(connection_, order.safe),
      log_(connection_),
      trees_(log_, order.crypto),
      frontier_(sha256_of(order.crypto)) {
    connection_.run("SET SESSION max_statement_time = 0");
    std::ranges::copy(order.safe.public_key(), public_key_.begin());
}

VerifyCounts Verifier::run() {
    read_bounds();
    verify_devices();
    verify_tags();
    verify_audit();
    verify_access();
    verify_ledger();
    verify_invariants();
    verify_checkpoints();
    return counts_;
}

void Verifier::tell(const std::string& fault) {
    ++counts_.faults;
    order_.tell(fault);
}

// What comes in while this runs is left for the next time.
void Verifier::read_bounds() {
    const std::optional<Checkpoint> newest = log_.newest_checkpoint();
    newest_ = newest ? newest->number : 0;
    size_ = log_.log_end().size;
    const std::vector<Checkpoint> first = log_.checkpoints_after(0, 1);
    unsealed_ = first.empty() ? std::numeric_limits<std::uint64_t>::max()
                              : (is_ours(first.front()) ? first.front().size : 0);
}

bool Verifier::is_ours(const Checkpoint& checkpoint) {
    return checkpoint.public_key == public_key_ && is_signed(checkpoint, order_.crypto);
}

void Verifier::verify_devices() {
    DeviceId after;
    for (;;) {
        const std::vector<DeviceId> ids = rows_.device_ids(after, devices_a_page);
        const DeviceId last = ids.size() < devices_a_page ? last_device : ids.back();
        verify_page(after, last, ids);
        counts_.devices += ids.size();
        order_.progress("devices", counts_.devices);
        if (last == last_device) return;
        after = last;
    }
}

// A page that cannot be read (a word that the program does not know) is divided until the device is
// found that is to blame.
void Verifier::verify_page(DeviceId after, DeviceId last, const std::vector<DeviceId>& ids) {
    try {
        verify_device_rows(after, last, ids);
    } catch (const std::exception& failure) {
        if (!connection_.is_sound()) throw;
        if (ids.size() <= 1) {
            const std::string name = ids.empty() ? "events without a device"
                                                 : "device number " + std::to_string(ids[0].value);
            return tell(name + " cannot be read: " + failure.what());
        }
        const auto middle = ids.begin() + static_cast<std::ptrdiff_t>(ids.size() / 2);
        verify_page(after, *(middle - 1), {ids.begin(), middle});
        verify_page(*(middle - 1), last, {middle, ids.end()});
    }
}

void Verifier::verify_device_rows(DeviceId after, DeviceId last, const std::vector<DeviceId>& ids) {
    const std::vector<Device> devices = ids.empty() ? std::vector<Device>{} : rows_.devices(ids);
    Logged<Event> events = rows_.events(after, last);
    const auto conflicts = rows_.conflicts(after, last);
    std::size_t at = 0;
    for (const Device& device : devices) {
        for (const auto& lost :
             take_of(events, at, [&](const Event& event) { return event.device < device.id; })) {
            tell(
                event_name("device number " + std::to_string(lost.row.device.value), lost.row.seq) +
                ": its device is gone");
        }
        const auto history =
            take_of(events, at, [&](const Event& event) { return event.device == device.id; });
        for (const auto& each : history) {
            verify_logged(event_name("device " + device.tag.text, each.row.seq),
                          {LogKind::device, std::to_string(device.id.value), each.row.seq}, each);
        }
        const auto found = conflicts.find(device.id);
        for (const std::string& fault : kitbank::verify_device(
                 device, plain(history),
                 found == conflicts.end() ? std::vector<Conflict>{} : found->second,
                 order_.crypto)) {
            tell(fault);
        }
    }
    for (; at < events.size(); ++at) {
        tell(event_name("device number " + std::to_string(events[at].row.device.value),
                        events[at].row.seq) +
             ": its device is gone");
    }
}

void Verifier::verify_tags() {
    MysqlTransaction reader{connection_};
    Tag after;
    for (;;) {
        const std::vector<TagRecord> labels = reader.tags_after(after, tags_a_page);
        const bool is_last = labels.size() < tags_a_page;
        const Tag last = is_last ? Tag{last_text} : labels.back().tag;
        verify_tag_rows(after, last, labels);
        counts_.tags += labels.size();
        order_.progress("tags", counts_.tags);
        if (is_last) return;
        after = last;
    }
}

void Verifier::verify_tag_rows(const Tag& after, const Tag& last,
                               const std::vector<TagRecord>& labels) {
    Logged<TagEvent> events = rows_.tag_events(after, last);
    std::size_t at = 0;
    const auto tell_lost = [&](const auto& lost) {
        for (const auto& each : lost) {
            tell(event_name("tag " + each.row.tag.text, each.row.seq) + ": its tag is gone");
        }
    };
    for (const TagRecord& label : labels) {
        tell_lost(take_of(events, at, [&](const TagEvent& e) { return e.tag < label.tag; }));
        const auto history =
            take_of(events, at, [&](const TagEvent& e) { return e.tag == label.tag; });
        for (const auto& each : history) {
            verify_logged(event_name("tag " + label.tag.text, each.row.seq),
                          {LogKind::tag, label.tag.text, each.row.seq}, each);
        }
        const std::vector<TagEvent> plain_history = plain(history);
        for (const std::string& fault : verify_tag(label, plain_history, order_.crypto)) {
            tell(fault);
        }
        if (state_of(plain_history) != label.state) {
            tell("tag " + label.tag.text + ": its state is " + std::string{name_of(label.state)} +
                 ", its history makes it " + std::string{name_of(state_of(plain_history))});
        }
    }
    tell_lost(take_of(events, at, [](const TagEvent&) { return true; }));
}

void Verifier::verify_audit() {
    std::string after;
    for (;;) {
        const auto chains = rows_.audit_chains(after, chains_a_page);
        const bool is_last = chains.size() < chains_a_page;
        const std::string last = is_last ? last_text : chains.back().subject;
        verify_chains(after, last, chains);
        counts_.chains += chains.size();
        order_.progress("audit chains", counts_.chains);
        if (is_last) return;
        after = last;
    }
}

void Verifier::verify_chains(const std::string& after, const std::string& last,
                             const std::vector<VerifyRows::Chain>& chains) {
    Logged<AuditEvent> events = rows_.audit_events(after, last);
    std::size_t at = 0;
    const auto tell_lost = [&](const auto& lost) {
        for (const auto& each : lost) {
            tell(each.row.subject + " row " + std::to_string(each.row.seq) + ": its chain is gone");
        }
    };
    for (const VerifyRows::Chain& chain : chains) {
        tell_lost(take_of(events, at,
                          [&](const AuditEvent& event) { return event.subject < chain.subject; }));
        const auto history = take_of(
            events, at, [&](const AuditEvent& event) { return event.subject == chain.subject; });
        for (const auto& each : history) {
            verify_logged(each.row.subject + " row " + std::to_string(each.row.seq),
                          {LogKind::audit, each.row.subject, each.row.seq}, each);
        }
        const std::vector<AuditEvent> rows = plain(history);
        const std::string fault = fault_in_chain(rows, order_.crypto);
        if (!fault.empty()) tell(fault);
        const ChainHead end =
            rows.empty() ? ChainHead{} : ChainHead{rows.back().seq, rows.back().hash};
        if (end.seq != chain.head.seq || end.hash != chain.head.hash) {
            tell(chain.subject + ": its chain ends at row " + std::to_string(end.seq) +
                 " and should end at row " + std::to_string(chain.head.seq));
        }
    }
    tell_lost(take_of(events, at, [](const AuditEvent&) { return true; }));
}

template <class Row>
void Verifier::verify_logged(const std::string& name, const LogPlace& place,
                             const LoggedRow<Row>& row) {
    verify_seal(name, row.row.hash, row.seal, row.position);
    if (row.row.recorded_at > order_.now + log_delay_max) {
        tell(name + ": it was recorded in the future, at " + format(row.row.recorded_at));
    }
    if (!row.position) {
        if (row.row.recorded_at < order_.now - log_delay_max) tell(name + ": it is not in the log");
        return;
    }
    if (*row.position < size_) ++logged_;
    if (row.leaf != leaf_of(place, row.row.hash, order_.crypto)) {
        tell(name + ": it is not what entry " + std::to_string(*row.position) +
             " of the log was made of");
    }
}

void Verifier::verify_seal(const std::string& name, const Hash& event,
                           const std::optional<Hash>& seal,
                           const std::optional<std::uint64_t>& position) {
    if (seal) {
        if (*seal != seal_of(event, order_.safe)) {
            tell(name + ": its seal is wrong, this installation did not record it so");
        }
    } else if (unsealed_ != std::numeric_limits<std::uint64_t>::max() &&
               (!position || *position >= unsealed_)) {
        tell(name + ": it has no seal, this installation did not record it");
    }
}

void Verifier::verify_access() {
    all_digests_are_kept_ = !log_.audit_of(people_adopted).empty();
    verify_access_of(&VerifyRows::memberships);
    verify_access_of(&VerifyRows::tokens);
    verify_access_of(&VerifyRows::people);
    for (const AccessFault& fault : faults_in(rows_.providers())) tell(fault.sentence);
}

// A row and its chain are read one after the other. What somebody changed between the two agrees when
// it is looked at again.
void Verifier::verify_access_of(ReadAccess read) {
    std::int64_t after = 0;
    for (std::int64_t begun = -1; begun != after;) {
        begun = after;
        for (const AccessFault& fault : faults_in((rows_.*read)(after, chains_a_page))) {
            std::int64_t before = number_of(fault.row) - 1;
            for (const AccessFault& still : faults_in((rows_.*read)(before, 1)))
                tell(still.sentence);
        }
    }
}

std::vector<Verifier::AccessFault> Verifier::faults_in(const std::vector<AccessRow>& page) {
    std::vector<std::string> subjects;
    for (const AccessRow& row : page) subjects.push_back(row.subject);
    const auto chains = rows_.audit_of(subjects);
    std::vector<AccessFault> faults;
    for (const AccessRow& row : page) {
        const auto chain = chains.find(row.subject);
        std::string sentence =
            fault_in_access(row, chain == chains.end() ? std::vector<AuditEvent>{} : chain->second,
                            all_digests_are_kept_);
        if (!sentence.empty()) faults.push_back({row, std::move(sentence)});
    }
    return faults;
}

void Verifier::verify_ledger() {
    const std::uint64_t groups =
        verify_stock(connection_, order_.crypto, [this](const std::string& fault) { tell(fault); });
    order_.progress("moves of data stock", groups);
}

void Verifier::verify_invariants() {
    for (const BrokenInvariant& broken : check_invariants(connection_)) {
        tell(broken.name + ": " + broken.promise + " First row: " + broken.first_row);
    }
}

// The database's checkpoints and those that were kept outside, side by side in the order of their
// numbers, while the log is walked along.
void Verifier::verify_checkpoints() {
    std::optional<Checkpoint> before;
    std::optional<Checkpoint> kept = order_.next_kept();
    std::set<std::uint64_t> numbers;
    std::uint64_t after = 0;
    bool kept_have_begun = false;
    for (;;) {
        const std::vector<Checkpoint> page = log_.checkpoints_after(after, checkpoints_a_page);
        for (const Checkpoint& checkpoint : page) {
            if (checkpoint.number > newest_) break;
            for (; kept && kept->number < checkpoint.number; kept = order_.next_kept()) {
                kept_have_begun = true;
                verify_kept(*kept);
            }
            if (kept && kept->number == checkpoint.number) {
                if (*kept != checkpoint) {
                    tell(checkpoint_name(checkpoint) +
                         ": it is not the one that was kept outside "
                         "the database");
                }
                kept_have_begun = true;
                kept = order_.next_kept();
            } else if (kept_have_begun && kept) {
                tell(checkpoint_name(checkpoint) + ": it was not kept outside the database");
            }
            for (const Checkpoint& given : order_.given) {
                if (given.number != checkpoint.number) continue;
                numbers.insert(given.number);
                if (given != checkpoint) {
                    tell(checkpoint_name(given) + ": the database's is not the one given");
                }
            }
            verify_checkpoint(checkpoint, before);
            before = checkpoint;
            ++counts_.checkpoints;
        }
        if (page.size() < checkpoints_a_page || page.back().number >= newest_) break;
        after = page.back().number;
    }
    for (; kept; kept = order_.next_kept()) verify_kept(*kept);
    for (const Checkpoint& given : order_.given) {
        if (!numbers.contains(given.number)) verify_kept(given);
    }
    walk_log(size_);
    counts_.entries = frontier_.size();
    if (logged_ != size_) find_leaves_without_event();
}

void Verifier::verify_checkpoint(const Checkpoint& checkpoint,
                                 const std::optional<Checkpoint>& before) {
    const std::string name = checkpoint_name(checkpoint);
    if (checkpoint.number != (before ? before->number : 0) + 1) {
        tell("checkpoint " + std::to_string((before ? before->number : 0) + 1) + " is missing");
    } else if (checkpoint.previous !=
               (before ? order_.crypto.sha256(signed_text(*before)) : Hash{})) {
        tell(name + ": it does not follow the one before it");
    }
    if (!is_ours(checkpoint)) return tell(name + ": its signature is wrong");
    if (checkpoint.size < frontier_.size()) {
        return tell(name + ": it covers less than the one before it");
    }
    walk_log(checkpoint.size);
    if (is_broken_ || frontier_.size() != checkpoint.size) {
        tell(name + ": it was signed over " + std::to_string(checkpoint.size) +
             " entries, the log has " + std::to_string(frontier_.size()) + " of them");
    } else if (frontier_.root() != checkpoint.root) {
        tell(name + ": the log is not the one that it was signed over, in its entries " +
             std::to_string(before ? before->size : 0) + " to " +
             std::to_string(checkpoint.size - 1) + " or before");
    }
}

// One that is not in the database any more.
void Verifier::verify_kept(const Checkpoint& kept) {
    const std::string name = checkpoint_name(kept);
    if (!is_ours(kept)) return tell(name + ", kept outside the database: its signature is wrong");
    tell(name + ", of " + format(kept.at) +
         ": it was signed and kept outside the database, which does not have it: the database was "
         "taken back to an earlier state");
}

void Verifier::walk_log(std::uint64_t size) {
    const auto completed = [&](int level, std::uint64_t position, const Hash& hash) {
        if (level == 0 || !is_kept(level)) return;
        try {
            if (trees_.tree(level, position) == hash) return;
            tell("log node " + std::to_string(level) + "/" + std::to_string(position) +
                 ": it is not made of the entries below it");
        } catch (const StoreFailure& missing) {
            tell(missing.what());
        }
    };
    while (frontier_.size() < size && !is_broken_) {
        if (ahead_.empty()) {
            ahead_ = log_.log_hashes(0, frontier_.size(), leaves_a_page);
            std::ranges::reverse(ahead_);
            order_.progress("log entries", frontier_.size());
        }
        if (ahead_.empty()) {
            is_broken_ = true;
            if (frontier_.size() < size_) {
                tell("log entry " + std::to_string(frontier_.size()) + " is missing");
            }
            return;
        }
        frontier_.append(ahead_.back(), completed);
        ahead_.pop_back();
    }
}

void Verifier::find_leaves_without_event() {
    for (std::uint64_t from = 0; from < size_; from += leaves_a_page) {
        const std::uint64_t to = std::min(size_, from + leaves_a_page);
        for (const LogLeaf& leaf : rows_.leaves_without_event(from, to)) {
            const std::string owner = (leaf.place.kind == LogKind::device ? "device number "
                                       : leaf.place.kind == LogKind::tag  ? "tag "
                                                                          : "") +
                                      leaf.place.subject;
            tell(owner + (leaf.place.kind == LogKind::audit ? " row " : " event ") +
                 std::to_string(leaf.place.seq) + ", entry " + std::to_string(leaf.position) +
                 " of the log: it is gone");
        }
    }
}

}  // namespace kitbank
