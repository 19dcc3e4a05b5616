#include "embedded/statement.h"
#include "server/store/json_rows.h"
#include "server/store/read_rows.h"
#include "server/store/requests/kit_request_rows.h"

// The rows behind the queue: points, keys and caps.
namespace kitbank {
namespace {

// '' in the table, as a key cannot be NULL.
std::string_view kind_text(const Cap& cap) { return cap.kind ? name_of(*cap.kind) : ""; }

std::vector<Cap> caps_from(Rows rows) {
    std::vector<Cap> caps;
    while (rows.next()) {
        Cap& cap = caps.emplace_back();
        cap.scope = known(parse_cap_scope(rows.text()));
        cap.kind = parse_line_kind(rows.text());
        cap.most = static_cast<int>(rows.number());
        cap.days = static_cast<int>(rows.number());
    }
    return caps;
}

PriorityFacts facts_from(Rows& rows) {
    PriorityFacts facts;
    facts.need = known(parse_need(rows.text()));
    facts.household = static_cast<int>(rows.number());
    facts.safeguarding = rows.flag();
    facts.needed_by = rows.maybe(&Rows::date);
    facts.asked_on = rows.date();
    return facts;
}

}  // namespace

std::vector<ResidentId> MysqlRequests::residents_like(ResidentId resident) {
    return ids_from<ResidentId>(connection_.query(statement::residents_like, resident, resident));
}

PriorityPoints MysqlRequests::priority_points(OrganisationId organisation) {
    PriorityPoints points = priority_points_default;
    Rows rows = connection_.query(statement::priority_rules, organisation);
    while (rows.next()) {
        const PriorityReason reason = known(parse_priority_reason(rows.text()));
        points[static_cast<std::size_t>(reason)] = static_cast<int>(rows.number());
    }
    return points;
}

PriorityPoints MysqlRequests::hold_priority_points(OrganisationId organisation) {
    connection_.query(statement::priority_rules_held, organisation);
    return priority_points(organisation);
}

void MysqlRequests::write_priority_points(OrganisationId organisation,
                                          const PriorityPoints& points) {
    JsonRows rows;
    for (std::size_t i = 0; i < points.size(); ++i) {
        rows.add_row(organisation, priority_reason_names[i], points[i]);
    }
    connection_.change(statement::priority_rules_write, rows.text());
}

std::vector<RankedRequest> MysqlRequests::lock_ranks(OrganisationId organisation, RequestId after,
                                                     int limit) {
    Rows rows =
        connection_.query(statement::kit_request_ranks_locked, organisation, after.value, limit);
    std::vector<RankedRequest> ranks;
    while (rows.next()) {
        RankedRequest& each = ranks.emplace_back();
        each.id = rows.id<RequestId>();
        each.facts = facts_from(rows);
    }
    return ranks;
}

void MysqlRequests::write_sort_keys(std::span<const SortKey> keys) {
    JsonRows rows;
    for (const SortKey& each : keys) rows.add_row(each.id, each.key);
    if (!rows.empty()) connection_.change(statement::kit_request_keys_write, rows.text());
}

std::vector<Cap> MysqlRequests::request_caps(OrganisationId organisation) {
    return caps_from(connection_.query(statement::request_caps, organisation));
}

std::vector<Cap> MysqlRequests::lock_request_caps(OrganisationId organisation) {
    return caps_from(connection_.query(statement::request_caps_locked, organisation));
}

void MysqlRequests::write_request_cap(OrganisationId organisation, const Cap& cap) {
    connection_.change(statement::request_cap_write, organisation, name_of(cap.scope),
                       kind_text(cap), cap.days, cap.most);
}

bool MysqlRequests::remove_request_cap(OrganisationId organisation, const Cap& cap) {
    return connection_.change(statement::request_cap_delete, organisation, name_of(cap.scope),
                              kind_text(cap), cap.days) == 1;
}

std::int64_t MysqlRequests::count_towards(const CapQuestion& question) {
    const std::optional<std::string_view> kind =
        question.cap.kind ? std::optional{name_of(*question.cap.kind)} : std::nullopt;
    JsonRows residents;
    for (const ResidentId id : question.residents) residents.add(id);
    const auto ask = [&] {
        switch (question.cap.scope) {
            case CapScope::organisation:
                return connection_.query(statement::kit_request_towards_organisation, kind, kind,
                                         question.since, question.organisation, question.asking,
                                         question.except.value, question.since);
            case CapScope::area:
                return connection_.query(statement::kit_request_towards_area, kind, kind,
                                         question.since, question.organisation, question.area,
                                         question.except.value, question.since);
            case CapScope::person:
                break;
        }
        return connection_.query(statement::kit_request_towards_person, kind, kind, question.since,
                                 residents.text(), question.organisation, question.except.value,
                                 question.since);
    };
    Rows rows = ask();
    rows.next();
    return rows.number();
}

}  // namespace kitbank
