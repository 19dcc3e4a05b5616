#include "server/store/requests/handover_rows.h"

#include <map>
#include <sstream>

#include "embedded/statement.h"
#include "server/store/json_rows.h"

namespace kitbank {
namespace {

std::string joined(const std::vector<int>& numbers) {
    std::string text;
    for (const int number : numbers) {
        text.append(text.empty() ? "" : " ").append(std::to_string(number));
    }
    return text;
}

std::vector<int> split(const std::string& text) {
    std::istringstream words{text};
    std::vector<int> numbers;
    for (int number = 0; words >> number;) numbers.push_back(number);
    return numbers;
}

std::vector<Agreement> agreements_from(Rows rows) {
    std::vector<Agreement> agreements;
    while (rows.next()) {
        Agreement& row = agreements.emplace_back();
        row.id = rows.id<AgreementId>();
        row.organisation = rows.id<OrganisationId>();
        row.kind = known(parse_allocation_kind(rows.text()));
        row.language = known(parse_language(rows.text()));
        row.version = static_cast<int>(rows.number());
        row.text = rows.text();
        row.from_at = rows.instant();
        row.written_by = rows.text();
    }
    return agreements;
}

std::optional<Agreement> one_agreement(Rows rows) {
    std::vector<Agreement> found = agreements_from(std::move(rows));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

void read_whom(Rows& rows, Handover& row) {
    row.id = rows.id<HandoverId>();
    row.organisation = rows.id<OrganisationId>();
    row.reference = rows.text();
    row.request = rows.id<RequestId>();
    row.request_reference = rows.text();
    row.device = rows.id<DeviceId>();
    row.tag = Tag{rows.maybe(&Rows::text).value_or("")};
    row.item = rows.maybe(&Rows::text).value_or("");
    row.resident = rows.id<ResidentId>();
    row.resident_reference = rows.text();
    row.hub = rows.id<HubId>();
    row.hub_code = rows.maybe(&Rows::text).value_or("");
    row.hub_name = rows.maybe(&Rows::text).value_or("");
}

void read_how(Rows& rows, Handover& row) {
    row.actor = rows.text();
    row.happened_at = rows.instant();
    row.recorded_at = rows.instant();
    row.kind = known(parse_allocation_kind(rows.text()));
    row.agreement = rows.id<AgreementId>();
    row.agreement_version = static_cast<int>(rows.number());
    row.language = known(parse_language(rows.text()));
    row.signed_how = known(parse_signed_how(rows.text()));
    row.is_kept = rows.flag();
    row.due = rows.maybe(&Rows::date);
    row.collected_by = known(parse_collected_by(rows.text()));
    row.event = rows.maybe(&Rows::uuid);
    row.given_lines = split(rows.text());
}

std::optional<int> house_version(const Handover& row) {
    return row.agreement.value == 0 ? std::optional{row.agreement_version} : std::nullopt;
}

}  // namespace

std::vector<Agreement> MysqlHandover::agreements(OrganisationId organisation, int limit) {
    return agreements_from(connection_.query(statement::agreements, organisation, limit));
}

std::optional<Agreement> MysqlHandover::newest_agreement(OrganisationId organisation,
                                                         AllocationKind kind, Language language) {
    return one_agreement(connection_.query(statement::agreement_newest, organisation, name_of(kind),
                                           name_of(language)));
}

std::optional<Agreement> MysqlHandover::agreement(OrganisationId organisation, AllocationKind kind,
                                                  Language language, int version) {
    return one_agreement(connection_.query(statement::agreement_by_version, organisation,
                                           name_of(kind), name_of(language), version));
}

std::vector<Handover> MysqlHandover::handovers_by_id(Rows ids) {
    JsonRows wanted;
    while (ids.next()) wanted.add(ids.number());
    if (wanted.empty()) return {};
    std::vector<Handover> handovers;
    Rows rows = connection_.query(statement::handovers_by_id, wanted.text());
    while (rows.next()) {
        Handover& row = handovers.emplace_back();
        read_whom(rows, row);
        read_how(rows, row);
    }
    std::map<HandoverId, Handover*> by_id;
    for (Handover& row : handovers) by_id[row.id] = &row;
    Rows counted = connection_.query(statement::handover_accessories, wanted.text());
    while (counted.next()) {
        Handover& row = *by_id.at(counted.id<HandoverId>());
        std::string name = counted.text();
        row.accessories.push_back({std::move(name), static_cast<int>(counted.number())});
    }
    return handovers;
}

std::optional<Handover> MysqlHandover::one_by_id(Rows ids) {
    std::vector<Handover> found = handovers_by_id(std::move(ids));
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

std::optional<Handover> MysqlHandover::handover(std::string_view reference) {
    return one_by_id(connection_.query(statement::handover_id_by_reference, reference));
}

std::optional<Handover> MysqlHandover::handover_of_event(const Uuid& event) {
    return one_by_id(connection_.query(statement::handover_id_by_event, event));
}

std::optional<Handover> MysqlHandover::last_handover(DeviceId device) {
    return one_by_id(connection_.query(statement::handover_id_of_device, device));
}

std::vector<Handover> MysqlHandover::handovers_of(RequestId request) {
    return handovers_by_id(connection_.query(statement::handover_ids_of_request, request));
}

std::vector<Handover> MysqlHandover::handovers_unsigned(const Scope& scope, int limit) {
    return handovers_by_id(connection_.query(statement::handover_ids_unsigned, scope.organisation,
                                             scope.hub, scope.hub, limit));
}

std::optional<HandoverSignature> MysqlHandover::signature_of(HandoverId handover) {
    Rows rows = connection_.query(statement::handover_signature, handover);
    if (!rows.next()) return std::nullopt;
    HandoverSignature row;
    row.handover = handover;
    row.sealed = rows.text();
    row.actor = rows.text();
    row.signed_at = rows.instant();
    return row;
}

std::vector<HeldItem> MysqlHandover::held_items(std::span<const RequestId> requests) {
    JsonRows wanted;
    for (const RequestId id : requests) wanted.add(id);
    if (wanted.empty()) return {};
    Rows rows = connection_.query(statement::held_items, wanted.text());
    std::vector<HeldItem> items;
    while (rows.next()) {
        HeldItem& item = items.emplace_back();
        item.request = rows.id<RequestId>();
        item.line = static_cast<int>(rows.number());
        item.state = known(parse_line_state(rows.text()));
        item.tag = rows.tag();
        item.kind = known(parse_device_kind(rows.text()));
        item.make = rows.text();
        item.model = rows.text();
        item.shelf = rows.text();
        item.hub_code = rows.maybe(&Rows::text).value_or("");
        item.reserved_until = rows.maybe(&Rows::instant);
    }
    return items;
}

AgreementId MysqlHandover::insert_agreement(const Agreement& agreement) {
    Rows rows =
        connection_.query(statement::agreement_insert, agreement.organisation,
                          name_of(agreement.kind), name_of(agreement.language), agreement.version,
                          agreement.text, agreement.from_at, agreement.written_by);
    rows.next();
    return rows.id<AgreementId>();
}

HandoverId MysqlHandover::insert_handover(const Handover& row) {
    Rows rows = connection_.query(
        statement::handover_insert, row.organisation, row.reference, row.request, row.device,
        row.resident, row.hub, row.actor, row.happened_at, row.recorded_at, name_of(row.kind),
        row.agreement, house_version(row), name_of(row.language), name_of(row.signed_how),
        row.is_kept, row.due, name_of(row.collected_by), row.event, joined(row.given_lines));
    rows.next();
    const HandoverId id = rows.id<HandoverId>();
    JsonRows accessories;
    int number = 0;
    for (const CountedAccessory& each : row.accessories) {
        accessories.add_row(id, ++number, each.name, each.count);
    }
    if (!accessories.empty()) {
        connection_.change(statement::handover_accessories_insert, accessories.text());
    }
    return id;
}

std::optional<Handover> MysqlHandover::lock_handover(std::string_view reference) {
    return one_by_id(connection_.query(statement::handover_id_locked, reference));
}

void MysqlHandover::update_signing(const Handover& row) {
    connection_.change(statement::handover_sign, name_of(row.signed_how), row.is_kept,
                       row.agreement, house_version(row), name_of(row.language), row.id);
}

void MysqlHandover::insert_signature(const HandoverSignature& row) {
    connection_.change(statement::handover_signature_insert, row.handover, row.sealed, row.actor,
                       row.signed_at);
}

}  // namespace kitbank
