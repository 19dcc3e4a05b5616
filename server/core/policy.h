#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "server/core/permission.h"

// The parts of the permission policy beside the table of roles (permission.h): what a route is
// about, and which fields of a thing someone sees who stands in some relation to it. The code that
// presents rows, the tests and docs/permissions.md come from these tables.
namespace kitbank {

// What a route is about. With the permission it names, a row of the route table says who may do what
// to which thing; `none` is for what belongs to nobody (help, health, the public page of a tag).
enum class Object : std::uint8_t {
    none,
    self,   // the caller's own account, sessions and choices
    label,  // a device, by the tag in someone's hand, wherever it belongs
    device,
    event,     // of a device's history
    batch,     // of printed labels
    evidence,  // of wipes
    conflict,
    scan,  // one that was set aside
    hub,
    person,
    membership,
    invitation,
    token,
    organisation,
    provider,  // of sign-in
    resident,
    register_entry,  // of complaints and subject access requests
    monitoring,
    audit,
    checkpoint,
    certificate,
    request,
    proposal,     // of an allocation
    appointment,  // and the slots they are made in
    handover,
    loan,
    lending,  // the scheme's terms, agreements, caps, priorities
    template_text,
    hold,     // on a resident's erasure
    reading,  // of a resident's fields
    letter,   // of the outbox
    network,  // that gives data
    bundle,
    data_item,      // a SIM or voucher
    stock_account,  // of the ledger
    delivery,       // from a network
    stock_file,     // a list of numbers that is looked at before it is loaded
    consignment,    // from hub to hub
    stock_count,
    data_issue,  // what was given to a person
    limit_override,
    data_report,
};

std::string_view name_of(Object object);
std::span<const Object> all_objects();

// How a caller stands to a thing, each more than the one before. `elsewhere`: it is another hub's, and
// they know of it because its label is in their hand; or it is an organisation that works with theirs.
// `within`: it is within their reach. `in_charge`: and their role manages such things.
enum class Relation : std::uint8_t { stranger, elsewhere, within, in_charge };

std::string_view name_of(Relation relation);

// One row a field: the least relation in which it is shown. A field without a row is shown to nobody.
struct FieldRule {
    Object object;
    std::string_view field;
    Relation least;
};

std::span<const FieldRule> field_rules();

// The permission that puts someone in charge of such things; nothing when nobody is more than within.
std::optional<Permission> charge_of(Object object);

// How someone of this role stands to such a thing that is within their reach.
Relation relation_within(Role role, Object object);

bool shows(Object object, std::string_view field, Relation relation);

}  // namespace kitbank
