#include "tests/support/memory_registers.h"

#include "server/core/registers/monitoring.h"
#include "tests/support/memory_rows.h"

namespace kitbank {
namespace {

template <class Entry>
int last_number_in(const std::map<EntryId, Entry>& entries, OrganisationId organisation, int year) {
    int last = 0;
    for (const auto& [id, entry] : entries) {
        if (entry.organisation == organisation && entry.number.year == year) {
            last = std::max(last, entry.number.number);
        }
    }
    return last;
}

template <class Entry>
std::optional<Entry> entry_in(const std::map<EntryId, Entry>& entries, OrganisationId organisation,
                              const EntryNumber& number) {
    return row_where(entries, [&](const Entry& entry) {
        return entry.organisation == organisation && entry.number.year == number.year &&
               entry.number.number == number.number;
    });
}

template <class Entry>
std::vector<Entry> cut(std::vector<Entry> entries, int limit) {
    if (entries.size() > static_cast<std::size_t>(limit)) {
        entries.erase(entries.begin() + limit, entries.end());
    }
    return entries;
}

// Those that fit, in the order in which they came; the map has them by id.
template <class Entry, class Fits>
std::vector<Entry> oldest(const std::map<EntryId, Entry>& entries, const Fits& fits, int limit) {
    std::vector<Entry> list = rows_where(entries, fits);
    std::ranges::stable_sort(list, {}, &Entry::received);
    return cut(std::move(list), limit);
}

template <class Entry>
std::vector<Entry> newest(const std::map<EntryId, Entry>& entries, OrganisationId organisation,
                          int limit) {
    std::vector<Entry> list =
        rows_where(entries, [&](const Entry& entry) { return entry.organisation == organisation; });
    std::ranges::sort(list, std::ranges::greater{}, &Entry::number);
    return cut(std::move(list), limit);
}

void check_entry(const RegisterEntry& entry) {
    require_in_memory(entry.number.year >= 1970 && entry.number.number > 0, "entry_place");
    require_in_memory(!entry.answered || *entry.answered >= entry.received, "entry_answered");
}

void check(const Complaint& row) {
    check_entry(row);
    require_in_memory(!row.acknowledged || *row.acknowledged >= row.received,
                      "complaint_acknowledged");
    require_in_memory(!row.answered || row.acknowledged, "complaint_answered");
    require_in_memory(row.answered.has_value() == row.outcome.has_value(),
                      "complaint_answer_outcome");
    require_in_memory(!row.closed || row.answered, "complaint_closed");
}

void check(const AccessRequest& row) {
    check_entry(row);
    require_in_memory(
        !row.identity_confirmed || (row.identity_needed && *row.identity_confirmed >= row.received),
        "access_request_identity");
    require_in_memory(row.extended.has_value() == row.ground.has_value(),
                      "access_request_extended");
    require_in_memory(row.answered.has_value() == row.outcome.has_value(),
                      "access_request_answer_outcome");
    const bool is_refused =
        row.outcome == AccessOutcome::partly || row.outcome == AccessOutcome::refused;
    require_in_memory(!is_refused || (row.rights_told && !row.reason.empty()),
                      "access_request_told");
    for (const Clarification& each : row.clarifications) {
        require_in_memory(!each.arrived || *each.arrived >= each.asked,
                          "access_clarification_arrived");
    }
}

template <class Entry>
EntryId insert(MemoryState& state, std::map<EntryId, Entry>& entries, Entry entry) {
    require_in_memory(state.organisations.contains(entry.organisation), "entry_organisation");
    require_in_memory(!entry_in(entries, entry.organisation, entry.number), "entry_number");
    check(entry);
    entry.id = EntryId{state.next_id()};
    entry.version = 1;
    entries[entry.id] = entry;
    return entry.id;
}

// What may change of an entry is written by `change`.
template <class Entry, class Change>
bool update(std::map<EntryId, Entry>& entries, const Entry& entry, const Change& change) {
    const auto found = entries.find(entry.id);
    if (found == entries.end() || found->second.version != entry.version) return false;
    Entry changed = found->second;
    change(changed);
    check(changed);
    changed.version = entry.version + 1;
    found->second = changed;
    return true;
}

using std::chrono::sys_days;

bool is_on_hold(const MemoryState& state, const RegisterEntry& entry) {
    const auto resident = row_where(state.residents, [&](const Resident& row) {
        return row.organisation == entry.organisation && row.reference == entry.resident;
    });
    return resident && row_where(state.holds, [&](const Hold& hold) {
                           return hold.resident == resident->id && !hold.lifted_at;
                       }).has_value();
}

// Those that ended on a day or before it, told by `end`.
template <class Entry, class End>
std::vector<RegisterEntry> due_in(const MemoryState& state, const std::map<EntryId, Entry>& entries,
                                  const End& end, sys_days day, int limit) {
    std::vector<Entry> rows = rows_where(entries, [&](const Entry& row) {
        return end(row) && sys_days{*end(row)} <= day && !is_on_hold(state, row);
    });
    std::ranges::stable_sort(rows, {}, end);
    rows = cut(std::move(rows), limit);
    return {rows.begin(), rows.end()};
}

template <class Entry>
bool remove_from(std::map<EntryId, Entry>& entries, const RegisterEntry& entry) {
    const auto found = entries.find(entry.id);
    if (found == entries.end() || found->second.version != entry.version) return false;
    entries.erase(found);
    return true;
}

}  // namespace

int MemoryRegisters::last_number(OrganisationId organisation, Register book, int year) {
    return book == Register::complaints
               ? last_number_in(state_.complaints, organisation, year)
               : last_number_in(state_.access_requests, organisation, year);
}

std::optional<Complaint> MemoryRegisters::complaint(OrganisationId organisation,
                                                    const EntryNumber& number) {
    return entry_in(state_.complaints, organisation, number);
}

std::vector<Complaint> MemoryRegisters::complaints_open(OrganisationId organisation, int limit) {
    return oldest(
        state_.complaints,
        [&](const Complaint& row) { return row.organisation == organisation && !row.closed; },
        limit);
}

std::vector<Complaint> MemoryRegisters::complaints_newest(OrganisationId organisation, int limit) {
    return newest(state_.complaints, organisation, limit);
}

std::optional<AccessRequest> MemoryRegisters::access_request(OrganisationId organisation,
                                                             const EntryNumber& number) {
    return entry_in(state_.access_requests, organisation, number);
}

std::vector<AccessRequest> MemoryRegisters::access_requests_open(OrganisationId organisation,
                                                                 int limit) {
    return oldest(
        state_.access_requests,
        [&](const AccessRequest& row) { return row.organisation == organisation && !row.answered; },
        limit);
}

std::vector<AccessRequest> MemoryRegisters::access_requests_newest(OrganisationId organisation,
                                                                   int limit) {
    return newest(state_.access_requests, organisation, limit);
}

std::vector<RegisterNote> MemoryRegisters::notes_of(Register book, EntryId entry) {
    std::vector<RegisterNote> notes = rows_where(
        state_.register_notes,
        [&](const RegisterNote& note) { return note.book == book && note.entry == entry; });
    std::ranges::stable_sort(notes, {}, &RegisterNote::written_at);
    return notes;
}

std::vector<MonitoringCount> MemoryRegisters::monitoring(OrganisationId organisation, Date first,
                                                         Date last) {
    return rows_where(state_.monitoring, [&](const MonitoringCount& row) {
        return row.organisation == organisation && row.month >= first && row.month <= last;
    });
}

EntryId MemoryRegisters::insert_complaint(const Complaint& complaint) {
    return insert(state_, state_.complaints, complaint);
}

bool MemoryRegisters::update_complaint(const Complaint& complaint) {
    return update(state_.complaints, complaint, [&](Complaint& row) {
        row.acknowledged = complaint.acknowledged;
        row.answered = complaint.answered;
        row.outcome = complaint.outcome;
        row.closed = complaint.closed;
        row.lessons = complaint.lessons;
    });
}

EntryId MemoryRegisters::insert_access_request(const AccessRequest& request) {
    return insert(state_, state_.access_requests, request);
}

bool MemoryRegisters::update_access_request(const AccessRequest& request) {
    return update(state_.access_requests, request, [&](AccessRequest& row) {
        row.identity_confirmed = request.identity_confirmed;
        row.clarifications = request.clarifications;
        row.extended = request.extended;
        row.ground = request.ground;
        row.answered = request.answered;
        row.outcome = request.outcome;
        row.reason = request.reason;
        row.rights_told = request.rights_told;
    });
}

void MemoryRegisters::insert_note(const RegisterNote& note) {
    const bool is_known = note.book == Register::complaints
                              ? state_.complaints.contains(note.entry)
                              : state_.access_requests.contains(note.entry);
    require_in_memory(is_known, "register_note_of_one");
    require_in_memory(state_.register_notes.emplace(note.id, note).second,
                      "register_note is unique");
}

void MemoryRegisters::count_answer(const MonitoringCount& answer) {
    require_in_memory(state_.organisations.contains(answer.organisation),
                      "monitoring_count_organisation");
    require_in_memory(answer.month.day() == std::chrono::day{1}, "monitoring_count_month");
    require_in_memory(is_monitoring_answer(answer.question, answer.answer),
                      "monitoring_count_answer");
    MonitoringCount& row =
        state_.monitoring[{answer.organisation, answer.month, answer.question, answer.answer}];
    const std::int64_t before = row.count;
    row = answer;
    row.count = before + 1;
}

std::vector<RegisterEntry> MemoryRegisters::entries_due(Register book, Date today, int limit) {
    const char* const name = book == Register::complaints ? "complaint" : "access_request";
    const std::chrono::days kept{state_.retention_rules.at(name).days};
    if (book == Register::complaints) {
        return due_in(
            state_, state_.complaints, [](const Complaint& row) { return row.closed; },
            sys_days{today} - kept, limit);
    }
    return due_in(
        state_, state_.access_requests, [](const AccessRequest& row) { return row.answered; },
        sys_days{today} - kept, limit);
}

bool MemoryRegisters::remove_entry(const RegisterEntry& entry) {
    std::erase_if(state_.register_notes, [&](const auto& note) {
        return note.second.book == entry.number.book && note.second.entry == entry.id;
    });
    return entry.number.book == Register::complaints ? remove_from(state_.complaints, entry)
                                                     : remove_from(state_.access_requests, entry);
}

}  // namespace kitbank
