#include "server/web/api/present.h"

#include <utility>

#include "server/usecase/devices/reach.h"
#include "server/usecase/partners/name_actors.h"
#include "server/web/problem.h"

namespace kitbank::web::api {
namespace {

Json text_or_null(std::string_view text) { return text.empty() ? Json() : Json(text); }

Json present_media(const std::vector<Medium>& media) {
    Json list = Json::array();
    for (const Medium& medium : media) {
        list.push_back({{"serial", medium.serial},
                        {"model", medium.model},
                        {"bytes", medium.bytes == 0 ? Json() : Json(medium.bytes)},
                        {"type", name_of(medium.type)}});
    }
    return list;
}

Json present_holder(const Holder& holder, const std::string& home_code) {
    const bool at_hub = holder.kind == HolderKind::hub;
    return {{"holder", name_of(holder.kind)},
            {"hub", at_hub ? text_or_null(home_code) : Json()},
            {"reference", text_or_null(holder.reference)}};
}

Json present_wipe(const std::optional<WipeInForce>& wipe) {
    if (!wipe) return {};
    return {{"evidence", format(wipe->evidence)}, {"ended", format(wipe->ended)}};
}

Json present_hindrance(const Standing& standing) {
    const auto hindrance = hindrance_to_handover(standing);
    if (!hindrance) return {};
    return {{"code", name_of(hindrance->code)}, {"detail", sentence_of(*hindrance)}};
}

// Evidence is kept as text; numbers and flags leave as what they are.
Json present_field(const EvidenceField& field, const std::string& value) {
    if (field.kind == FieldKind::flag) return value == "yes";
    if (field.kind == FieldKind::number) return std::stoi(value);
    return value;
}

Json present_evidence(const Event& event) {
    Json fields = Json::object();
    for (const EvidenceField& field : evidence_fields(event.event)) {
        const auto found = event.evidence.find(field.name);
        if (found == event.evidence.end()) continue;
        fields[std::string(field.name)] = present_field(field, found->second);
    }
    return fields;
}

Json present_conflict(const std::optional<Conflict>& conflict) {
    if (!conflict) return {};
    const bool alone = conflict->against == Uuid{};
    return {{"code", name_of(conflict->code)},
            {"detail", sentence_of({conflict->code, conflict->detail, {}})},
            {"against", alone ? Json() : Json(format(conflict->against))}};
}

std::string_view name_of_step(StepOutcome outcome) {
    switch (outcome) {
        case StepOutcome::applied:
            return "applied";
        case StepOutcome::conflict:
            return "conflict";
        case StepOutcome::annulled:
            return "annulled";
    }
    return "";
}

Json present_reasons(const std::vector<Reason>& reasons) {
    Json list = Json::array();
    for (const Reason& reason : reasons) {
        list.push_back({{"code", reason.code}, {"detail", reason.sentence}});
    }
    return list;
}

Json present_medium(const StoredMedium& medium) {
    return {{"serial", medium.serial},
            {"model", medium.model},
            {"bytes", medium.bytes == 0 ? Json() : Json(medium.bytes)},
            {"method", medium.method},
            {"level", name_of(medium.level)},
            {"verification", name_of(medium.verification)},
            {"errors",
             {{"pass", medium.errors.pass},
              {"verify", medium.errors.verify},
              {"sync", medium.errors.sync}}},
            {"started", present(medium.started)},
            {"ended", present(medium.ended)},
            {"accepted", medium.accepted},
            {"reasons", present_reasons(medium.reasons)}};
}

}  // namespace

Json only_shown(Json row, Object object, Relation relation) {
    for (auto field = row.begin(); field != row.end();) {
        field = shows(object, field.key(), relation) ? std::next(field) : row.erase(field);
    }
    return row;
}

Json only_shown(Json row, Object object, const Caller& viewer) {
    return only_shown(std::move(row), object, relation_within(viewer.role, object));
}

Json present(const Device& device, const Caller& viewer) {
    const Standing& standing = device.standing;
    Json next = Json::array();
    for (const DeviceEvent event : events_open_to(viewer, device)) next.push_back(name_of(event));
    Json row{{"tag", device.tag.text},
             {"kind", name_of(device.kind)},
             {"make", device.make},
             {"model", device.model},
             {"serial", text_or_null(device.serial)},
             {"state", name_of(standing.state)},
             {"hub", text_or_null(device.hub_code)},
             {"custody", present_holder(standing.holder, device.hub_code)},
             {"media", present_media(standing.media)},
             {"wipe", present_wipe(standing.wipe)},
             {"grade", text_or_null(standing.grade)},
             {"reservation", text_or_null(standing.reservation)},
             {"due", standing.due ? Json(format(*standing.due)) : Json()},
             {"hindrance", present_hindrance(standing)},
             {"next", std::move(next)},
             {"has_conflict", device.has_conflict},
             {"created_at", format(device.created_at)},
             {"version", device.version}};
    return only_shown(std::move(row), Object::device,
                      relation_to(viewer, device, Permission::see_devices));
}

Json present(const HistoryEntry& entry, const ActorNames& names) {
    const Event& event = entry.event;
    Json row{{"id", format(event.happened.id)},
             {"seq", event.seq},
             {"event", name_of(event.event)},
             {"at", format(event.happened.at)},
             {"recorded_at", format(event.recorded_at)},
             {"actor", shown_actor(event.actor, names)},
             {"hub", text_or_null(entry.hub_code)},
             {"scanner", text_or_null(event.happened.source)},
             {"evidence", present_evidence(event)},
             {"media", present_media(event.media)},
             {"outcome", name_of_step(entry.outcome)},
             {"state", name_of(entry.state)},
             {"conflict", present_conflict(entry.conflict)},
             {"previous", format(event.previous)},
             {"hash", format(event.hash)}};
    return only_shown(std::move(row), Object::event, Relation::within);
}

Json present(const Hub& hub, const Caller& viewer) {
    Json row{{"id", hub.code},
             {"code", hub.code},
             {"name", hub.name},
             {"address", text_or_null(hub.address)},
             {"phone", text_or_null(hub.phone)},
             {"uprn", text_or_null(hub.uprn)},
             {"opening_times", text_or_null(hub.opening_times)},
             {"shelves", hub.shelves},
             {"easting", hub.easting ? Json(*hub.easting) : Json()},
             {"northing", hub.northing ? Json(*hub.northing) : Json()},
             {"is_closed", hub.is_closed},
             {"version", hub.version}};
    return only_shown(std::move(row), Object::hub, viewer);
}

Json present(const PrintBatch& batch, const Caller& viewer) {
    Json tags = Json::array();
    for (const Tag& tag : batch.tags) tags.push_back(tag.text);
    Json row{{"batch", format(batch.handle)},
             {"count", batch.count},
             {"created_at", format(batch.created_at)},
             {"tags", std::move(tags)}};
    return only_shown(std::move(row), Object::batch, viewer);
}

Json present(const StoredEvidence& evidence) {
    Json media = Json::array();
    for (const StoredMedium& medium : evidence.media) media.push_back(present_medium(medium));
    return {{"evidence", format(evidence.id)},
            {"accepted", evidence.accepted},
            {"reasons", present_reasons(evidence.reasons)},
            {"media", std::move(media)},
            {"tool", evidence.tool},
            {"tool_version", evidence.tool_version},
            {"zone", evidence.zone},
            {"level", name_of(evidence.level)},
            {"started", present(evidence.started)},
            {"ended", present(evidence.ended)},
            {"file", evidence.file ? Json(format(*evidence.file)) : Json()},
            {"recorded_at", format(evidence.recorded_at)}};
}

Json present(const RecordedWipe& wipe, const Caller& viewer) {
    Json body = present(wipe.evidence);
    body["device"] = wipe.device ? present(*wipe.device, viewer) : Json();
    body["event"] = wipe.event ? Json(name_of(*wipe.event)) : Json();
    return body;
}

Json present(const std::optional<Instant>& instant) {
    return instant ? Json(format(*instant)) : Json();
}

}  // namespace kitbank::web::api
