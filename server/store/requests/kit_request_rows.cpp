#include "server/store/requests/kit_request_rows.h"

#include <algorithm>
#include <limits>
#include <map>
#include <sstream>

#include "embedded/statement.h"
#include "server/store/json_rows.h"
#include "server/store/read_rows.h"

namespace kitbank {
namespace {

// Lists of names are one text each, between spaces.
std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text.append(text.empty() ? "" : " ").append(name);
    return text;
}

std::vector<std::string> split(const std::string& text) {
    std::istringstream words{text};
    std::vector<std::string> names;
    for (std::string word; words >> word;) names.push_back(word);
    return names;
}

std::string criteria_text(const Criteria& criteria) {
    std::vector<std::string> met;
    for (const CriterionRow& row : criterion_rows) {
        if (criteria.*row.flag) met.emplace_back(row.name);
    }
    return joined(met);
}

Criteria criteria_from(const std::string& text) {
    Criteria criteria;
    for (const std::string& met : split(text)) {
        for (const CriterionRow& row : criterion_rows) {
            if (row.name == met) criteria.*row.flag = true;
        }
    }
    return criteria;
}

void read_who(Rows& rows, KitRequest& request) {
    request.id = rows.id<RequestId>();
    request.organisation = rows.id<OrganisationId>();
    request.asking = rows.id<OrganisationId>();
    request.reference = rows.text();
    request.state = known(parse_request_state(rows.text()));
    request.entered_by = rows.text();
    request.door = known(parse_request_door(rows.text()));
    request.resident = rows.id<ResidentId>();
    request.resident_reference = rows.maybe(&Rows::text).value_or("");
    request.hub = rows.id<HubId>();
    request.hub_code = rows.maybe(&Rows::text).value_or("");
    request.hub_name = rows.maybe(&Rows::text).value_or("");
    request.area = rows.text();
    request.ward = rows.text();
}

void read_what(Rows& rows, KitRequest& request) {
    request.allocation = known(parse_allocation_kind(rows.text()));
    request.delivery = known(parse_delivery_kind(rows.text()));
    request.need = known(parse_need(rows.text()));
    request.household = static_cast<int>(rows.number());
    request.safeguarding = rows.flag();
    request.needed_by = rows.maybe(&Rows::date);
    request.language = known(parse_language(rows.text()));
    request.access_needs = split(rows.text());
    request.criteria = criteria_from(rows.text());
    request.agreed_to_share = rows.flag();
    request.agreed_to_follow_up = rows.flag();
    request.sealed_collector = rows.text();
    request.sealed_draft = rows.text();
}

void read_course(Rows& rows, KitRequest& request) {
    request.sort_key = rows.number();
    request.worker = rows.text();
    request.hold_reason = rows.text();
    request.hold_until = rows.maybe(&Rows::date);
    request.decline_reason = rows.text();
    request.asked_again_from = rows.text();
    request.created_at = rows.instant();
    request.submitted_at = rows.maybe(&Rows::instant);
    request.changed_at = rows.instant();
    request.version = static_cast<std::uint32_t>(rows.number());
}

std::vector<KitRequest> requests_from(Rows rows) {
    std::vector<KitRequest> requests;
    while (rows.next()) {
        KitRequest& request = requests.emplace_back();
        read_who(rows, request);
        read_what(rows, request);
        read_course(rows, request);
    }
    return requests;
}

RequestLine line_from(Rows& rows) {
    RequestLine line;
    line.number = static_cast<int>(rows.number());
    line.kind = known(parse_line_kind(rows.text()));
    line.uses = split(rows.text());
    line.memory_gb = static_cast<int>(rows.number());
    line.state = known(parse_line_state(rows.text()));
    line.substitute = parse_line_kind(rows.text());
    line.substitute_agreed_by = rows.text();
    line.device = rows.id<DeviceId>();
    line.reserved_until = rows.maybe(&Rows::instant);
    line.changed_at = rows.instant();
    return line;
}

std::vector<KitRequest> with_lines(std::vector<KitRequest> requests, Connection& connection) {
    JsonRows ids;
    std::map<RequestId, KitRequest*> by_id;
    for (KitRequest& request : requests) {
        ids.add(request.id);
        by_id[request.id] = &request;
    }
    if (ids.empty()) return requests;
    Rows rows = connection.query(statement::request_lines, ids.text());
    while (rows.next()) {
        KitRequest& request = *by_id.at(rows.id<RequestId>());
        request.lines.push_back(line_from(rows));
    }
    return requests;
}

template <class Enum>
std::optional<std::string> name_or_null(const std::optional<Enum>& value) {
    return value ? std::optional{std::string{name_of(*value)}} : std::nullopt;
}

}  // namespace

std::vector<KitRequest> MysqlRequests::requests_by_id(const std::vector<RequestId>& ids) {
    JsonRows wanted;
    for (const RequestId id : ids) wanted.add(id);
    if (wanted.empty()) return {};
    return with_lines(
        requests_from(connection_.query(statement::kit_requests_by_id, wanted.text())),
        connection_);
}

std::optional<KitRequest> MysqlRequests::request(std::string_view reference) {
    std::vector<KitRequest> found =
        with_lines(requests_from(connection_.query(statement::kit_request_by_reference, reference)),
                   connection_);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::vector<KitRequest> MysqlRequests::requests(const RequestQuery& query) {
    const auto state = name_or_null(query.state);
    const auto after = query.after.value == 0 ? std::nullopt : std::optional{query.after};
    if (!query.entered_by.empty()) {
        return requests_by_id(ids_from<RequestId>(connection_.query(
            statement::kit_request_ids_entered, query.entered_by, query.organisation, query.open,
            query.open, state, state, after, after, query.limit)));
    }
    return requests_by_id(page_ids(query));
}

// Without a cursor a page begins before everything: at the highest key, or at the first moment.
std::vector<RequestId> MysqlRequests::page_ids(const RequestQuery& query) {
    const auto state = name_or_null(query.state);
    const auto kind = name_or_null(query.kind);
    const auto page = [&](const std::string_view& statement, const auto& cursor) {
        return ids_from<RequestId>(connection_.query(
            statement, query.organisation, query.asking, query.asking, query.hub, query.hub,
            query.also_no_hub, query.open, query.open, state, state, query.worker, query.worker,
            kind, kind, query.with_hold, cursor, cursor, query.after.value, query.limit));
    };
    const std::int64_t key =
        query.after.value == 0 ? std::numeric_limits<std::int64_t>::max() : query.after_key;
    std::vector<RequestId> ids;
    if (query.oldest_first) {
        ids = page(query.backwards ? statement::kit_request_ids_oldest_back
                                   : statement::kit_request_ids_oldest,
                   query.after_submitted_at);
    } else {
        ids = page(query.backwards ? statement::kit_request_ids_page_back
                                   : statement::kit_request_ids_page,
                   key);
    }
    if (query.backwards) std::ranges::reverse(ids);
    return ids;
}

std::vector<KitRequest> MysqlRequests::requests_holding(std::span<const DeviceId> devices) {
    JsonRows wanted;
    for (const DeviceId id : devices) wanted.add(id);
    if (wanted.empty()) return {};
    return requests_by_id(
        ids_from<RequestId>(connection_.query(statement::kit_request_ids_holding, wanted.text())));
}

std::vector<KitRequest> MysqlRequests::requests_of(ResidentId resident) {
    return requests_by_id(
        ids_from<RequestId>(connection_.query(statement::kit_request_ids_of_resident, resident)));
}

std::vector<RequestNote> MysqlRequests::notes_of(RequestId request) {
    Rows rows = connection_.query(statement::request_notes, request);
    std::vector<RequestNote> notes;
    while (rows.next()) {
        RequestNote& note = notes.emplace_back();
        note.id = rows.uuid();
        note.request = rows.id<RequestId>();
        note.kind = known(parse_note_kind(rows.text()));
        note.actor = rows.text();
        note.for_staff_only = rows.flag();
        note.sealed_words = rows.text();
        note.written_at = rows.instant();
    }
    return notes;
}

std::vector<RequestCount> MysqlRequests::open_counts(const Scope& scope) {
    const OrganisationId ours = scope.organisation;
    const std::optional<HubId>& hub = scope.hub;
    Rows rows = hub ? connection_.query(statement::kit_request_open_counts_hub, ours, hub, ours,
                                        hub, ours, hub, ours, hub)
                    : connection_.query(statement::kit_request_open_counts, ours, ours, ours, ours);
    std::vector<RequestCount> counts;
    while (rows.next()) {
        const RequestState state = known(parse_request_state(rows.text()));
        counts.push_back({state, rows.number()});
    }
    return counts;
}

std::vector<KitRequest> MysqlRequests::lock_requests(std::span<const std::string> references) {
    JsonRows wanted;
    for (const std::string& reference : references) wanted.add(reference);
    if (wanted.empty()) return {};
    return requests_by_id(
        ids_from<RequestId>(connection_.query(statement::kit_request_ids_locked, wanted.text())));
}

RequestId MysqlRequests::insert_request(const KitRequest& request) {
    Rows rows = connection_.query(
        statement::kit_request_insert, request.organisation, request.asking, request.reference,
        name_of(request.state), request.entered_by, name_of(request.door), request.resident,
        request.hub, request.area, request.ward, name_of(request.allocation),
        name_of(request.delivery), name_of(request.need), request.household, request.safeguarding,
        request.needed_by, name_of(request.language), joined(request.access_needs),
        criteria_text(request.criteria), request.agreed_to_share, request.agreed_to_follow_up,
        request.sealed_collector, request.sealed_draft, request.sort_key, request.worker,
        request.hold_reason, request.hold_until, request.decline_reason, request.asked_again_from,
        request.created_at, request.submitted_at, request.changed_at, request.version);
    rows.next();
    const RequestId id = rows.id<RequestId>();
    write_lines(id, request.lines);
    return id;
}

bool MysqlRequests::update_request(const KitRequest& request) {
    const bool is_there =
        connection_.change(
            statement::kit_request_update, name_of(request.state), request.entered_by,
            name_of(request.door), request.resident, request.hub, request.area, request.ward,
            name_of(request.allocation), name_of(request.delivery), name_of(request.need),
            request.household, request.safeguarding, request.needed_by, name_of(request.language),
            joined(request.access_needs), criteria_text(request.criteria), request.agreed_to_share,
            request.agreed_to_follow_up, request.sealed_collector, request.sealed_draft,
            request.sort_key, request.worker, request.hold_reason, request.hold_until,
            request.decline_reason, request.asked_again_from, request.submitted_at,
            request.changed_at, request.id, request.version) == 1;
    if (is_there) write_lines(request.id, request.lines);
    return is_there;
}

void MysqlRequests::write_lines(RequestId id, const std::vector<RequestLine>& lines) {
    JsonRows rows;
    for (const RequestLine& line : lines) {
        rows.add_row(id, line.number, name_of(line.kind), joined(line.uses), line.memory_gb,
                     name_of(line.state), line.substitute ? name_of(*line.substitute) : "",
                     line.substitute_agreed_by, line.device, line.reserved_until, line.changed_at);
    }
    if (!rows.empty()) connection_.change(statement::request_lines_write, rows.text());
    connection_.change(statement::request_lines_trim, id, static_cast<int>(lines.size()));
}

bool MysqlRequests::delete_draft(const KitRequest& request) {
    if (request.state != RequestState::draft) return false;
    connection_.change(statement::request_lines_trim, request.id, 0);
    return connection_.change(statement::kit_request_draft_delete, request.id) == 1;
}

void MysqlRequests::insert_note(const RequestNote& note) {
    connection_.change(statement::request_note_insert, note.id, note.request, name_of(note.kind),
                       note.actor, note.for_staff_only, note.sealed_words, note.written_at);
}

}  // namespace kitbank
