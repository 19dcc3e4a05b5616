#include "server/store/registers/register_rows.h"

#include "embedded/statement.h"
#include "server/store/read_rows.h"

namespace kitbank {
namespace {

template <class Enum, std::size_t count>
Enum word_from(Rows& rows, const std::array<std::string_view, count>& names) {
    return known(parse_name<Enum>(names, rows.text()));
}

template <class Enum, std::size_t count>
std::optional<Enum> maybe_word_from(Rows& rows, const std::array<std::string_view, count>& names) {
    const std::optional<std::string> word = rows.maybe(&Rows::text);
    if (!word) return std::nullopt;
    return known(parse_name<Enum>(names, *word));
}

template <class Enum>
std::optional<std::string_view> name_or_null(const std::optional<Enum>& value) {
    return value ? std::optional{name_of(*value)} : std::nullopt;
}

int int_from(Rows& rows) { return static_cast<int>(rows.number()); }

void read_entry(Rows& rows, Register book, RegisterEntry& entry) {
    entry.id = rows.id<EntryId>();
    entry.organisation = rows.id<OrganisationId>();
    entry.number.book = book;
    entry.number.year = int_from(rows);
    entry.number.number = int_from(rows);
    entry.nation = word_from<Nation>(rows, nation_names);
    entry.received = rows.date();
    entry.how = word_from<ReceivedHow>(rows, received_how_names);
    entry.resident = rows.text();
    entry.person = rows.text();
    entry.matter = rows.text();
    entry.answered = rows.maybe(&Rows::date);
    entry.recorded_by = rows.text();
    entry.recorded_at = rows.instant();
    entry.version = static_cast<std::uint32_t>(rows.number());
}

std::vector<Complaint> complaints_from(Rows rows) {
    std::vector<Complaint> list;
    while (rows.next()) {
        Complaint complaint;
        read_entry(rows, Register::complaints, complaint);
        complaint.category = word_from<ComplaintCategory>(rows, complaint_category_names);
        complaint.acknowledged = rows.maybe(&Rows::date);
        complaint.outcome = maybe_word_from<ComplaintOutcome>(rows, complaint_outcome_names);
        complaint.closed = rows.maybe(&Rows::date);
        complaint.lessons = rows.text();
        list.push_back(std::move(complaint));
    }
    return list;
}

AccessRequest access_request_from(Rows& rows) {
    AccessRequest request;
    read_entry(rows, Register::access_requests, request);
    request.identity_needed = rows.flag();
    request.identity_confirmed = rows.maybe(&Rows::date);
    request.extended = rows.maybe(&Rows::date);
    request.ground = maybe_word_from<ExtensionGround>(rows, extension_ground_names);
    request.outcome = maybe_word_from<AccessOutcome>(rows, access_outcome_names);
    request.reason = rows.text();
    request.rights_told = rows.flag();
    return request;
}

// A request comes as often as it has questions.
std::vector<AccessRequest> access_requests_from(Rows rows) {
    std::vector<AccessRequest> list;
    while (rows.next()) {
        AccessRequest request = access_request_from(rows);
        if (list.empty() || list.back().id != request.id) list.push_back(std::move(request));
        if (!rows.maybe(&Rows::number)) continue;
        Clarification clarification;
        clarification.asked = rows.date();
        clarification.arrived = rows.maybe(&Rows::date);
        clarification.is_about_information = rows.flag();
        list.back().clarifications.push_back(clarification);
    }
    return list;
}

}  // namespace

int MysqlRegisters::last_number(OrganisationId organisation, Register book, int year) {
    Rows rows = book == Register::complaints
                    ? connection_.query(statement::complaint_last_number, organisation, year)
                    : connection_.query(statement::access_request_last_number, organisation, year);
    rows.next();
    return int_from(rows);
}

std::optional<Complaint> MysqlRegisters::complaint(OrganisationId organisation,
                                                   const EntryNumber& number) {
    return first_of(complaints_from(connection_.query(statement::complaint_by_number, organisation,
                                                      number.year, number.number)));
}

std::vector<Complaint> MysqlRegisters::complaints_open(OrganisationId organisation, int limit) {
    return complaints_from(connection_.query(statement::complaints_open, organisation, limit));
}

std::vector<Complaint> MysqlRegisters::complaints_newest(OrganisationId organisation, int limit) {
    return complaints_from(connection_.query(statement::complaints_newest, organisation, limit));
}

std::optional<AccessRequest> MysqlRegisters::access_request(OrganisationId organisation,
                                                            const EntryNumber& number) {
    return first_of(access_requests_from(connection_.query(
        statement::access_request_by_number, organisation, number.year, number.number)));
}

std::vector<AccessRequest> MysqlRegisters::access_requests_open(OrganisationId organisation,
                                                                int limit) {
    return access_requests_from(
        connection_.query(statement::access_requests_open, organisation, limit));
}

std::vector<AccessRequest> MysqlRegisters::access_requests_newest(OrganisationId organisation,
                                                                  int limit) {
    return access_requests_from(
        connection_.query(statement::access_requests_newest, organisation, limit));
}

std::vector<RegisterNote> MysqlRegisters::notes_of(Register book, EntryId entry) {
    Rows rows = book == Register::complaints
                    ? connection_.query(statement::register_notes_of_complaint, entry)
                    : connection_.query(statement::register_notes_of_access_request, entry);
    std::vector<RegisterNote> notes;
    while (rows.next()) {
        RegisterNote note;
        note.book = book;
        note.entry = entry;
        note.id = rows.uuid();
        note.text = rows.text();
        note.actor = rows.text();
        note.written_at = rows.instant();
        notes.push_back(std::move(note));
    }
    return notes;
}

std::vector<MonitoringCount> MysqlRegisters::monitoring(OrganisationId organisation, Date first,
                                                        Date last) {
    Rows rows = connection_.query(statement::monitoring_counts, organisation, first, last);
    std::vector<MonitoringCount> counts;
    while (rows.next()) {
        MonitoringCount count;
        count.organisation = organisation;
        count.month = rows.date();
        count.question = rows.text();
        count.answer = rows.text();
        count.count = rows.number();
        counts.push_back(std::move(count));
    }
    return counts;
}

EntryId MysqlRegisters::insert_complaint(const Complaint& complaint) {
    Rows rows = connection_.query(
        statement::complaint_insert, complaint.organisation, complaint.number.year,
        complaint.number.number, name_of(complaint.nation), complaint.received,
        name_of(complaint.how), complaint.resident, complaint.person, complaint.matter,
        name_of(complaint.category), complaint.acknowledged, complaint.answered,
        name_or_null(complaint.outcome), complaint.closed, complaint.lessons, complaint.recorded_by,
        complaint.recorded_at);
    rows.next();
    return rows.id<EntryId>();
}

bool MysqlRegisters::update_complaint(const Complaint& complaint) {
    return connection_.change(statement::complaint_update, complaint.acknowledged,
                              complaint.answered, name_or_null(complaint.outcome), complaint.closed,
                              complaint.lessons, complaint.id, complaint.version) == 1;
}

EntryId MysqlRegisters::insert_access_request(const AccessRequest& request) {
    Rows rows = connection_.query(
        statement::access_request_insert, request.organisation, request.number.year,
        request.number.number, name_of(request.nation), request.received, name_of(request.how),
        request.resident, request.person, request.matter, request.identity_needed,
        request.identity_confirmed, request.extended, name_or_null(request.ground),
        request.answered, name_or_null(request.outcome), request.reason, request.rights_told,
        request.recorded_by, request.recorded_at);
    rows.next();
    const auto id = rows.id<EntryId>();
    write_clarifications(id, request.clarifications);
    return id;
}

bool MysqlRegisters::update_access_request(const AccessRequest& request) {
    if (connection_.change(statement::access_request_update, request.identity_confirmed,
                           request.extended, name_or_null(request.ground), request.answered,
                           name_or_null(request.outcome), request.reason, request.rights_told,
                           request.id, request.version) != 1) {
        return false;
    }
    write_clarifications(request.id, request.clarifications);
    return true;
}

void MysqlRegisters::write_clarifications(EntryId id,
                                          const std::vector<Clarification>& clarifications) {
    int seq = 0;
    for (const Clarification& each : clarifications) {
        connection_.change(statement::access_clarification_write, id, ++seq, each.asked,
                           each.arrived, each.is_about_information);
    }
}

void MysqlRegisters::insert_note(const RegisterNote& note) {
    const bool is_complaint = note.book == Register::complaints;
    connection_.change(statement::register_note_insert, note.id,
                       is_complaint ? note.entry : EntryId{}, is_complaint ? EntryId{} : note.entry,
                       note.text, note.actor, note.written_at);
}

void MysqlRegisters::count_answer(const MonitoringCount& answer) {
    connection_.change(statement::monitoring_count_add, answer.organisation, answer.month,
                       answer.question, answer.answer);
}

std::vector<RegisterEntry> MysqlRegisters::entries_due(Register book, Date today, int limit) {
    Rows rows = book == Register::complaints
                    ? connection_.query(statement::complaints_due, today, limit)
                    : connection_.query(statement::access_requests_due, today, limit);
    std::vector<RegisterEntry> due;
    while (rows.next()) {
        RegisterEntry& entry = due.emplace_back();
        entry.id = rows.id<EntryId>();
        entry.organisation = rows.id<OrganisationId>();
        entry.number.book = book;
        entry.number.year = int_from(rows);
        entry.number.number = int_from(rows);
        entry.version = static_cast<std::uint32_t>(rows.number());
    }
    return due;
}

bool MysqlRegisters::remove_entry(const RegisterEntry& entry) {
    if (entry.number.book == Register::complaints) {
        connection_.change(statement::complaint_notes_remove, entry.id);
        return connection_.change(statement::complaint_remove, entry.id, entry.version) == 1;
    }
    connection_.change(statement::access_request_notes_remove, entry.id);
    connection_.change(statement::access_clarifications_remove, entry.id);
    return connection_.change(statement::access_request_remove, entry.id, entry.version) == 1;
}

}  // namespace kitbank
