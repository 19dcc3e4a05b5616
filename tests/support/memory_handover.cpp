#include "tests/support/memory_handover.h"

#include "tests/support/memory_rows.h"

namespace kitbank {

std::vector<Agreement> MemoryHandover::agreements(OrganisationId organisation, int limit) {
    std::vector<Agreement> rows = rows_where(
        state_.agreements, [&](const Agreement& row) { return row.organisation == organisation; });
    std::ranges::reverse(rows);
    rows.resize(std::min(rows.size(), static_cast<std::size_t>(limit)));
    return rows;
}

std::optional<Agreement> MemoryHandover::newest_agreement(OrganisationId organisation,
                                                          AllocationKind kind, Language language) {
    std::optional<Agreement> newest;
    for (const auto& [id, row] : state_.agreements) {
        const bool fits =
            row.organisation == organisation && row.kind == kind && row.language == language;
        if (fits && (!newest || newest->version < row.version)) newest = row;
    }
    return newest;
}

std::optional<Agreement> MemoryHandover::agreement(OrganisationId organisation, AllocationKind kind,
                                                   Language language, int version) {
    return row_where(state_.agreements, [&](const Agreement& row) {
        return row.organisation == organisation && row.kind == kind && row.language == language &&
               row.version == version;
    });
}

Handover MemoryHandover::as_it_is_now(Handover row) const {
    const auto request = row_at(state_.kit_requests, row.request);
    row.request_reference = request ? request->reference : "";
    const auto device = row_at(state_.devices, row.device);
    row.tag = device ? device->tag : Tag{};
    row.item = device ? device->make + " " + device->model : "";
    const auto resident = row_at(state_.residents, row.resident);
    row.resident_reference = resident ? resident->reference : "";
    const auto hub = row_at(state_.hubs, row.hub);
    row.hub_code = hub ? hub->code : "";
    row.hub_name = hub ? hub->name : "";
    return row;
}

template <class Fits>
std::vector<Handover> MemoryHandover::those(const Fits& fits) const {
    std::vector<Handover> rows;
    for (const Handover& row : rows_where(state_.handovers, fits))
        rows.push_back(as_it_is_now(row));
    return rows;
}

std::optional<Handover> MemoryHandover::handover(std::string_view reference) {
    const auto rows = those([&](const Handover& row) { return row.reference == reference; });
    return rows.empty() ? std::nullopt : std::optional{rows.front()};
}

std::optional<Handover> MemoryHandover::handover_of_event(const Uuid& event) {
    const auto rows = those([&](const Handover& row) { return row.event == event; });
    return rows.empty() ? std::nullopt : std::optional{rows.front()};
}

std::optional<Handover> MemoryHandover::last_handover(DeviceId device) {
    const auto rows = those([&](const Handover& row) { return row.device == device; });
    return rows.empty() ? std::nullopt : std::optional{rows.back()};
}

std::vector<Handover> MemoryHandover::handovers_of(RequestId request) {
    return those([&](const Handover& row) { return row.request == request; });
}

std::vector<Handover> MemoryHandover::handovers_unsigned(const Scope& scope, int limit) {
    auto rows = those([&](const Handover& row) {
        return row.organisation == scope.organisation && !row.is_kept &&
               (!scope.hub || row.hub == *scope.hub);
    });
    std::ranges::stable_sort(rows, {}, &Handover::happened_at);
    rows.resize(std::min(rows.size(), static_cast<std::size_t>(limit)));
    return rows;
}

std::optional<HandoverSignature> MemoryHandover::signature_of(HandoverId handover) {
    return row_at(state_.handover_signatures, handover);
}

std::vector<HeldItem> MemoryHandover::held_items(std::span<const RequestId> requests) {
    std::vector<HeldItem> items;
    for (const RequestId id : requests) {
        const auto request = row_at(state_.kit_requests, id);
        if (!request) continue;
        for (const RequestLine& line : request->lines) {
            const auto device = row_at(state_.devices, line.device);
            const bool is_held =
                line.state == LineState::reserved || line.state == LineState::handed_over;
            if (!device || !is_held) continue;
            const Holder& holder = device->standing.holder;
            const bool at_hub = holder.kind == HolderKind::hub;
            const auto hub = row_at(state_.hubs, at_hub ? holder.hub : HubId{});
            items.push_back({id, line.number, line.state, device->tag, device->kind, device->make,
                             device->model, at_hub ? holder.reference : "", hub ? hub->code : "",
                             line.reserved_until});
        }
    }
    return items;
}

AgreementId MemoryHandover::insert_agreement(const Agreement& row) {
    require_in_memory(!agreement(row.organisation, row.kind, row.language, row.version),
                      "a version of an agreement is there once");
    const AgreementId id{state_.next_id()};
    Agreement kept = row;
    kept.id = id;
    state_.agreements.emplace(id, std::move(kept));
    return id;
}

HandoverId MemoryHandover::insert_handover(const Handover& row) {
    require_in_memory(!handover(row.reference), "the reference of a handover is its own");
    require_in_memory(!row.event || !handover_of_event(*row.event),
                      "an event of a device is one handover");
    const HandoverId id{state_.next_id()};
    Handover kept = row;
    kept.id = id;
    state_.handovers.emplace(id, std::move(kept));
    return id;
}

std::optional<Handover> MemoryHandover::lock_handover(std::string_view reference) {
    return handover(reference);
}

void MemoryHandover::update_signing(const Handover& row) {
    Handover& kept = state_.handovers.at(row.id);
    kept.signed_how = row.signed_how;
    kept.is_kept = row.is_kept;
    kept.agreement = row.agreement;
    kept.agreement_version = row.agreement_version;
    kept.language = row.language;
}

void MemoryHandover::insert_signature(const HandoverSignature& row) {
    const bool is_new = state_.handover_signatures.emplace(row.handover, row).second;
    require_in_memory(is_new, "a handover has one signature");
}

}  // namespace kitbank
