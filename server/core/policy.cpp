#include "server/core/policy.h"

#include <algorithm>

namespace kitbank {
namespace {

struct ObjectName {
    Object object;
    std::string_view name;
};

constexpr std::array object_names = [] {
    using enum Object;
    return std::array{
        ObjectName{none, "none"},
        ObjectName{self, "self"},
        ObjectName{label, "label"},
        ObjectName{device, "device"},
        ObjectName{event, "event"},
        ObjectName{batch, "batch"},
        ObjectName{evidence, "evidence"},
        ObjectName{conflict, "conflict"},
        ObjectName{scan, "scan"},
        ObjectName{hub, "hub"},
        ObjectName{person, "person"},
        ObjectName{membership, "membership"},
        ObjectName{invitation, "invitation"},
        ObjectName{token, "token"},
        ObjectName{organisation, "organisation"},
        ObjectName{provider, "provider"},
        ObjectName{resident, "resident"},
        ObjectName{register_entry, "register_entry"},
        ObjectName{monitoring, "monitoring"},
        ObjectName{audit, "audit"},
        ObjectName{checkpoint, "checkpoint"},
        ObjectName{certificate, "certificate"},
        ObjectName{request, "request"},
        ObjectName{proposal, "proposal"},
        ObjectName{appointment, "appointment"},
        ObjectName{handover, "handover"},
        ObjectName{loan, "loan"},
        ObjectName{lending, "lending"},
        ObjectName{template_text, "template_text"},
        ObjectName{hold, "hold"},
        ObjectName{reading, "reading"},
        ObjectName{letter, "letter"},
        ObjectName{network, "network"},
        ObjectName{bundle, "bundle"},
        ObjectName{data_item, "data_item"},
        ObjectName{stock_account, "stock_account"},
        ObjectName{delivery, "delivery"},
        ObjectName{stock_file, "stock_file"},
        ObjectName{consignment, "consignment"},
        ObjectName{stock_count, "stock_count"},
        ObjectName{data_issue, "data_issue"},
        ObjectName{limit_override, "limit_override"},
        ObjectName{data_report, "data_report"},
    };
}();

constexpr bool in_order() {
    for (std::size_t i = 0; i < object_names.size(); ++i) {
        if (static_cast<std::size_t>(object_names.at(i).object) != i) return false;
    }
    return object_names.size() == static_cast<std::size_t>(Object::data_report) + 1;
}
static_assert(in_order(), "one row an object, in the order of the enumeration");

constexpr auto object_list = [] {
    std::array<Object, object_names.size()> list{};
    for (std::size_t i = 0; i < list.size(); ++i) list.at(i) = object_names.at(i).object;
    return list;
}();

// Of residents, complaints and people: names and matters are for whoever the role table lets reach
// them, and who put something on hold or asked for it only for those who answer for it. Of an
// organisation that works with ours, no more than who it is. `fields` are the vault's, which only a
// recorded reading shows.
//
// A label in hand justifies telling what the thing is, whose it is, and what may be done with it. A
// person, a donor, a serial number and everything that happened are for those who look after it.
constexpr std::array field_table = [] {
    using enum Object;
    using enum Relation;
    return std::array{
        FieldRule{device, "tag", elsewhere},
        FieldRule{device, "kind", elsewhere},
        FieldRule{device, "make", elsewhere},
        FieldRule{device, "model", elsewhere},
        FieldRule{device, "state", elsewhere},
        FieldRule{device, "hub", elsewhere},
        FieldRule{device, "hindrance", elsewhere},
        FieldRule{device, "next", elsewhere},
        FieldRule{device, "version", elsewhere},
        FieldRule{device, "serial", within},
        FieldRule{device, "custody", within},
        FieldRule{device, "media", within},
        FieldRule{device, "wipe", within},
        FieldRule{device, "grade", within},
        FieldRule{device, "reservation", within},
        FieldRule{device, "due", within},
        FieldRule{device, "has_conflict", within},
        FieldRule{device, "created_at", within},
        FieldRule{event, "id", within},
        FieldRule{event, "seq", within},
        FieldRule{event, "event", within},
        FieldRule{event, "at", within},
        FieldRule{event, "recorded_at", within},
        FieldRule{event, "actor", within},
        FieldRule{event, "hub", within},
        FieldRule{event, "scanner", within},
        FieldRule{event, "evidence", within},
        FieldRule{event, "media", within},
        FieldRule{event, "outcome", within},
        FieldRule{event, "state", within},
        FieldRule{event, "conflict", within},
        FieldRule{event, "previous", within},
        FieldRule{event, "hash", within},
        FieldRule{hub, "id", within},
        FieldRule{hub, "code", within},
        FieldRule{hub, "name", within},
        FieldRule{hub, "address", within},
        FieldRule{hub, "phone", within},
        FieldRule{hub, "uprn", within},
        FieldRule{hub, "opening_times", within},
        FieldRule{hub, "shelves", within},
        FieldRule{hub, "easting", within},
        FieldRule{hub, "northing", within},
        FieldRule{hub, "is_closed", within},
        FieldRule{hub, "version", within},
        FieldRule{batch, "batch", within},
        FieldRule{batch, "count", within},
        FieldRule{batch, "created_at", within},
        FieldRule{batch, "tags", within},
        FieldRule{organisation, "name", elsewhere},
        FieldRule{organisation, "kind", elsewhere},
        FieldRule{organisation, "state", elsewhere},
        FieldRule{organisation, "second_factor", in_charge},
        FieldRule{organisation, "magic_links", in_charge},
        FieldRule{organisation, "version", in_charge},
        FieldRule{person, "membership", within},
        FieldRule{person, "role", within},
        FieldRule{person, "hub", within},
        FieldRule{person, "since", within},
        FieldRule{person, "name", within},
        FieldRule{person, "email", within},
        FieldRule{person, "disabled", within},
        FieldRule{person, "actor", within},
        FieldRule{membership, "membership", within},
        FieldRule{membership, "role", within},
        FieldRule{membership, "hub", within},
        FieldRule{membership, "since", within},
        FieldRule{invitation, "invitation", within},
        FieldRule{invitation, "email", within},
        FieldRule{invitation, "name", within},
        FieldRule{invitation, "role", within},
        FieldRule{invitation, "hub", within},
        FieldRule{invitation, "asked_at", within},
        FieldRule{invitation, "ends_at", within},
        FieldRule{invitation, "waits_for_approval", within},
        FieldRule{invitation, "outcome", within},
        FieldRule{token, "token", within},
        FieldRule{token, "name", within},
        FieldRule{token, "purpose", within},
        FieldRule{token, "role", within},
        FieldRule{token, "hub", within},
        FieldRule{token, "created_at", within},
        FieldRule{token, "expires_at", within},
        FieldRule{token, "revoked_at", within},
        FieldRule{token, "secret", in_charge},
        FieldRule{letter, "state", within},
        FieldRule{letter, "created_at", within},
        FieldRule{letter, "attempts", within},
        FieldRule{letter, "address", in_charge},
        FieldRule{letter, "error", in_charge},
        FieldRule{resident, "reference", within},
        FieldRule{resident, "hub", within},
        FieldRule{resident, "entered_by", within},
        FieldRule{resident, "created_at", within},
        FieldRule{resident, "changed_at", within},
        FieldRule{resident, "due_on", within},
        FieldRule{resident, "on_hold", within},
        FieldRule{resident, "erased_at", within},
        FieldRule{resident, "version", within},
        FieldRule{resident, "fields", within},
        FieldRule{request, "reference", within},
        FieldRule{request, "state", within},
        FieldRule{request, "is_open", within},
        FieldRule{request, "door", within},
        FieldRule{request, "entered_by", within},
        FieldRule{request, "resident", within},
        FieldRule{request, "hub", within},
        FieldRule{request, "area", within},
        FieldRule{request, "allocation", within},
        FieldRule{request, "delivery", within},
        FieldRule{request, "need", within},
        FieldRule{request, "household", within},
        FieldRule{request, "safeguarding", within},
        FieldRule{request, "needed_by", within},
        FieldRule{request, "language", within},
        FieldRule{request, "access_needs", within},
        FieldRule{request, "criteria", within},
        FieldRule{request, "agreed_to_share", within},
        FieldRule{request, "agreed_to_follow_up", within},
        FieldRule{request, "decline_reason", within},
        FieldRule{request, "asked_again_from", within},
        FieldRule{request, "created_at", within},
        FieldRule{request, "submitted_at", within},
        FieldRule{request, "changed_at", within},
        FieldRule{request, "version", within},
        FieldRule{request, "lines", within},
        FieldRule{request, "steps", within},
        FieldRule{request, "notes", within},
        FieldRule{request, "collector", within},
        FieldRule{request, "answers", within},
        FieldRule{request, "asking", within},
        FieldRule{request, "priority", within},
        FieldRule{request, "reasons", within},
        FieldRule{request, "worker", in_charge},
        FieldRule{request, "hold_reason", in_charge},
        FieldRule{request, "hold_until", in_charge},
        FieldRule{hold, "id", within},
        FieldRule{hold, "placed_at", within},
        FieldRule{hold, "lifted_at", within},
        FieldRule{hold, "kind", in_charge},
        FieldRule{hold, "placed_by", in_charge},
        FieldRule{hold, "lifted_by", in_charge},
        FieldRule{hold, "words", in_charge},
        FieldRule{hold, "lift_words", in_charge},
        FieldRule{reading, "id", within},
        FieldRule{reading, "resident", within},
        FieldRule{reading, "actor", within},
        FieldRule{reading, "name", within},
        FieldRule{reading, "reason", within},
        FieldRule{reading, "words", within},
        FieldRule{reading, "fields", within},
        FieldRule{reading, "read_at", within},
        FieldRule{handover, "reference", within},
        FieldRule{handover, "request", within},
        FieldRule{handover, "device", within},
        FieldRule{handover, "item", within},
        FieldRule{handover, "hub", within},
        FieldRule{handover, "actor", within},
        FieldRule{handover, "at", within},
        FieldRule{handover, "kind", within},
        FieldRule{handover, "agreement", within},
        FieldRule{handover, "language", within},
        FieldRule{handover, "signed", within},
        FieldRule{handover, "signature_kept", within},
        FieldRule{handover, "due", within},
        FieldRule{handover, "collected_by", within},
        FieldRule{handover, "lines", within},
        FieldRule{handover, "accessories", within},
        FieldRule{register_entry, "number", within},
        FieldRule{register_entry, "nation", within},
        FieldRule{register_entry, "received", within},
        FieldRule{register_entry, "how", within},
        FieldRule{register_entry, "resident", within},
        FieldRule{register_entry, "answered", within},
        FieldRule{register_entry, "recorded_at", within},
        FieldRule{register_entry, "version", within},
        FieldRule{register_entry, "category", within},
        FieldRule{register_entry, "acknowledged", within},
        FieldRule{register_entry, "outcome", within},
        FieldRule{register_entry, "closed", within},
        FieldRule{register_entry, "identity_needed", within},
        FieldRule{register_entry, "identity_confirmed", within},
        FieldRule{register_entry, "clarifications", within},
        FieldRule{register_entry, "extension_told", within},
        FieldRule{register_entry, "ground", within},
        FieldRule{register_entry, "rights_told", within},
        FieldRule{register_entry, "deadline", within},
        FieldRule{register_entry, "person", within},
        FieldRule{register_entry, "matter", within},
        FieldRule{register_entry, "lessons", within},
        FieldRule{register_entry, "reason", within},
        FieldRule{register_entry, "notes", within},
        FieldRule{proposal, "id", within},
        FieldRule{proposal, "state", within},
        FieldRule{proposal, "position", within},
        FieldRule{proposal, "request", within},
        FieldRule{proposal, "line", within},
        FieldRule{proposal, "kind", within},
        FieldRule{proposal, "memory_gb", within},
        FieldRule{proposal, "hub", within},
        FieldRule{proposal, "tag", within},
        FieldRule{proposal, "make", within},
        FieldRule{proposal, "model", within},
        FieldRule{proposal, "device_memory_gb", within},
        FieldRule{proposal, "device_hub", within},
        FieldRule{proposal, "travel_km", within},
        FieldRule{proposal, "why", within},
        FieldRule{proposal, "reason", within},
        FieldRule{proposal, "decided_at", within},
        FieldRule{proposal, "asked_at", within},
        FieldRule{proposal, "finished_at", within},
        FieldRule{proposal, "lines", within},
        FieldRule{proposal, "devices", within},
        FieldRule{proposal, "proposed", within},
        FieldRule{data_item, "reference", within},
        FieldRule{data_item, "kind", within},
        FieldRule{data_item, "state", within},
        FieldRule{data_item, "bundle", within},
        FieldRule{data_item, "bundle_name", within},
        FieldRule{data_item, "network", within},
        FieldRule{data_item, "gb_per_month", within},
        FieldRule{data_item, "months", within},
        FieldRule{data_item, "batch", within},
        FieldRule{data_item, "hub", within},
        FieldRule{data_item, "hub_name", within},
        FieldRule{data_item, "is_travelling", within},
        FieldRule{data_item, "reserved_for", within},
        FieldRule{data_item, "activate_by", within},
        FieldRule{data_item, "activated_on", within},
        FieldRule{data_item, "ends_on", within},
        FieldRule{data_item, "void_reason", within},
        FieldRule{data_item, "received_at", within},
        FieldRule{data_item, "changed_at", within},
        FieldRule{data_item, "version", within},
        FieldRule{data_item, "next", within},
        FieldRule{data_item, "issue", within},
        FieldRule{data_item, "outcome", within},
        FieldRule{data_item, "hindrance", within},
        FieldRule{data_item, "id", within},
        FieldRule{data_item, "event", within},
        FieldRule{data_item, "at", within},
        FieldRule{data_item, "recorded_at", within},
        FieldRule{data_item, "actor", within},
        FieldRule{data_item, "words", within},
        FieldRule{data_item, "reason", within},
        FieldRule{data_item, "stale_days", within},
        FieldRule{data_item, "ending_days", within},
        FieldRule{network, "code", within},
        FieldRule{network, "name", within},
        FieldRule{network, "is_own", within},
        FieldRule{network, "numbers", within},
        FieldRule{network, "user_terms", within},
        FieldRule{network, "activation", within},
        FieldRule{network, "help", within},
        FieldRule{network, "is_retired", within},
        FieldRule{bundle, "code", within},
        FieldRule{bundle, "version", within},
        FieldRule{bundle, "network", within},
        FieldRule{bundle, "kind", within},
        FieldRule{bundle, "name", within},
        FieldRule{bundle, "gb_per_month", within},
        FieldRule{bundle, "months", within},
        FieldRule{bundle, "calls_included", within},
        FieldRule{bundle, "valid_from", within},
        FieldRule{bundle, "valid_to", within},
        FieldRule{bundle, "next", within},
        FieldRule{stock_account, "account", within},
        FieldRule{stock_account, "hub", within},
        FieldRule{stock_account, "hub_name", within},
        FieldRule{stock_account, "consignment", within},
        FieldRule{stock_account, "bundle", within},
        FieldRule{stock_account, "bundle_name", within},
        FieldRule{stock_account, "kind", within},
        FieldRule{stock_account, "network", within},
        FieldRule{stock_account, "items", within},
        FieldRule{stock_account, "gigabytes", within},
        FieldRule{stock_account, "soon", within},
        FieldRule{stock_account, "least", within},
        FieldRule{stock_account, "opening", within},
        FieldRule{stock_account, "closing", within},
        FieldRule{stock_account, "group", within},
        FieldRule{stock_account, "event", within},
        FieldRule{stock_account, "at", within},
        FieldRule{stock_account, "recorded_at", within},
        FieldRule{stock_account, "actor", within},
        FieldRule{stock_account, "words", within},
        FieldRule{stock_account, "items_after", within},
        FieldRule{stock_account, "gigabytes_after", within},
        FieldRule{loan, "tag", within},
        FieldRule{loan, "kind", within},
        FieldRule{loan, "make", within},
        FieldRule{loan, "model", within},
        FieldRule{loan, "request", within},
        FieldRule{loan, "hub", within},
        FieldRule{loan, "due", within},
        FieldRule{loan, "overdue_days", within},
        FieldRule{loan, "renewals", within},
        FieldRule{appointment, "id", within},
        FieldRule{appointment, "request", within},
        FieldRule{appointment, "hub", within},
        FieldRule{appointment, "hub_name", within},
        FieldRule{appointment, "kind", within},
        FieldRule{appointment, "at", within},
        FieldRule{appointment, "minutes", within},
        FieldRule{appointment, "state", within},
        FieldRule{appointment, "booked_by", within},
        FieldRule{appointment, "booked_at", within},
        FieldRule{appointment, "wall", within},
        FieldRule{appointment, "free", within},
        FieldRule{lending, "loan_days", within},
        FieldRule{lending, "renewal_days", within},
        FieldRule{lending, "renewals_max", within},
        FieldRule{lending, "remind_before", within},
        FieldRule{lending, "remind_after", within},
        FieldRule{lending, "lost_after_days", within},
        FieldRule{lending, "reservation_days", within},
        FieldRule{lending, "version", within},
        FieldRule{lending, "id", within},
        FieldRule{lending, "weekday", within},
        FieldRule{lending, "from", within},
        FieldRule{lending, "to", within},
        FieldRule{lending, "minutes", within},
        FieldRule{lending, "places", within},
        FieldRule{lending, "valid_from", within},
        FieldRule{lending, "valid_to", within},
        FieldRule{lending, "month", within},
        FieldRule{lending, "hub", within},
        FieldRule{lending, "hub_name", within},
        FieldRule{lending, "devices", within},
        FieldRule{lending, "sessions", within},
        FieldRule{data_report, "group", within},
        FieldRule{data_report, "sims", within},
        FieldRule{data_report, "vouchers", within},
        FieldRule{data_report, "gigabytes", within},
        FieldRule{data_report, "activated", within},
        FieldRule{data_report, "ended", within},
        FieldRule{data_report, "expired", within},
        FieldRule{data_report, "void", within},
        FieldRule{data_report, "replaced", within},
        FieldRule{data_report, "returned", within},
        FieldRule{data_report, "told", within},
        FieldRule{data_report, "hub", within},
        FieldRule{data_report, "hub_name", within},
        FieldRule{data_report, "devices", within},
        FieldRule{audit, "at", within},
        FieldRule{audit, "subject", within},
        FieldRule{audit, "event", within},
        FieldRule{audit, "actor", within},
        FieldRule{audit, "hash", within},
    };
}();

}  // namespace

std::string_view name_of(Object object) {
    return object_names.at(static_cast<std::size_t>(object)).name;
}

std::span<const Object> all_objects() { return object_list; }

std::string_view name_of(Relation relation) {
    switch (relation) {
        case Relation::stranger:
            return "stranger";
        case Relation::elsewhere:
            return "elsewhere";
        case Relation::within:
            return "within";
        case Relation::in_charge:
            return "in_charge";
    }
    return "";
}

std::span<const FieldRule> field_rules() { return field_table; }

std::optional<Permission> charge_of(Object object) {
    switch (object) {
        case Object::organisation:
            return Permission::manage_organisation;
        case Object::token:
            return Permission::manage_tokens;
        case Object::letter:
            return Permission::manage_people;
        case Object::hold:
            return Permission::manage_residents;
        case Object::request:
            return Permission::decide_requests;
        default:
            return std::nullopt;
    }
}

Relation relation_within(Role role, Object object) {
    const auto charge = charge_of(object);
    return charge && may(role, *charge) ? Relation::in_charge : Relation::within;
}

bool shows(Object object, std::string_view field, Relation relation) {
    const auto* const rule = std::ranges::find_if(field_table, [&](const FieldRule& row) {
        return row.object == object && row.field == field;
    });
    return rule != field_table.end() && relation >= rule->least;
}

}  // namespace kitbank
