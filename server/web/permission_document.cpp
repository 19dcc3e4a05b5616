#include "server/web/permission_document.h"

#include <vector>

#include "server/core/devices/lifecycle.h"
#include "server/core/policy.h"
#include "server/web/routes.h"

namespace kitbank::web {
namespace {

using Cells = std::vector<std::string>;

constexpr std::string_view introduction =
    "# Who may do what\n"
    "\n"
    "Written by `kitbank-server permissions` from the tables that the server itself obeys; a test "
    "fails when this page\n"
    "and the tables differ. Do not edit it.\n"
    "\n"
    "Everything is refused that no table allows. Nothing of another organisation is shown or "
    "changed by anyone: it is\n"
    "answered as what never was, with the same status and the same words.\n"
    "\n"
    "## Roles and permissions\n"
    "\n"
    "How far each permission reaches for each role:\n"
    "\n"
    "- `organisation`: everything of the organisation they act for.\n"
    "- `hub`: what their hub holds, held last, or is to get. Whoever is bound to no hub reaches "
    "all "
    "hubs of the\n"
    "  organisation.\n"
    "- `own`: what they made or asked for themselves.\n"
    "- `-`: nothing.\n"
    "\n"
    "A scanner or program has the role and the hub its token was issued with. Giving someone the "
    "role "
    "`admin` needs a\n"
    "second admin; nobody gives a role to themselves.\n"
    "\n";

constexpr std::string_view about_routes =
    "\n## Addresses\n"
    "\n"
    "`about` is the kind of thing that an address reads or changes. A `label` is a device whose "
    "tag "
    "someone has in\n"
    "hand: of a device that belongs to another hub of the organisation they see the fields marked "
    "`elsewhere` below,\n"
    "and may record only what brings it to their own hub. `everyone` needs no account, `signed_in` "
    "any.\n"
    "\n";

constexpr std::string_view about_steps =
    "\n## Steps of a device\n"
    "\n"
    "What each event asks of whoever records it, beside the rules of the lifecycle. `yes` in the "
    "last "
    "column: it may\n"
    "also be recorded for a device of another hub, by someone who has it in hand at their own.\n"
    "\n";

constexpr std::string_view about_fields =
    "\n## Fields\n"
    "\n"
    "The least relation to a thing in which each of its fields is shown. `within`: it is within "
    "reach "
    "by the table of\n"
    "roles. `elsewhere`: it is another hub's, and its label is in hand; or it is an organisation "
    "that works with\n"
    "theirs. `in_charge`: within reach, and of a role with the permission named there. A field "
    "that "
    "is not listed is\n"
    "shown to nobody.\n"
    "\n";

void add_row(std::string& page, const Cells& cells) {
    page += "|";
    for (const std::string& cell : cells) page += " " + cell + " |";
    page += "\n";
}

void add_head(std::string& page, const Cells& names) {
    add_row(page, names);
    add_row(page, Cells(names.size(), "---"));
}

std::string code(std::string_view text) { return "`" + std::string(text) + "`"; }

std::string reach_text(Reach reach) {
    return reach == Reach::none ? "-" : std::string(name_of(reach));
}

Cells with_roles(Cells cells) {
    for (const Role role : all_roles()) cells.emplace_back(name_of(role));
    return cells;
}

void add_permissions(std::string& page) {
    add_head(page, with_roles({"permission"}));
    for (const Permission permission : all_permissions()) {
        Cells cells{code(name_of(permission))};
        for (const Role role : all_roles()) cells.push_back(reach_text(reach_of(role, permission)));
        add_row(page, cells);
    }
}

std::string reach_through(const Route& route, Role role) {
    const auto permission = route.access.permission();
    return permission ? reach_text(reach_of(role, *permission)) : "yes";
}

void add_routes(std::string& page) {
    add_head(page, with_roles({"method", "address", "about", "asks"}));
    for (const Route& route : routes()) {
        Cells cells{std::string(name_of(route.method)), code(route.pattern),
                    std::string(name_of(route.access.object())), std::string(route.access.name())};
        for (const Role role : all_roles()) cells.push_back(reach_through(route, role));
        add_row(page, cells);
    }
}

void add_steps(std::string& page) {
    add_head(page, {"event", "asks", "from another hub"});
    for (const std::string_view name : device_event_names) {
        const auto event = parse_device_event(name);
        add_row(page, {code(name), std::string(name_of(permission_of(*event))),
                       ends_at_hub(*event) ? "yes" : "-"});
    }
}

std::string shown_from(const FieldRule& rule) {
    const auto charge = charge_of(rule.object);
    if (rule.least != Relation::in_charge || !charge) return std::string(name_of(rule.least));
    return std::string(name_of(rule.least)) + ": " + code(name_of(*charge));
}

void add_fields(std::string& page) {
    add_head(page, {"thing", "field", "shown from"});
    for (const FieldRule& rule : field_rules()) {
        add_row(page, {std::string(name_of(rule.object)), code(rule.field), shown_from(rule)});
    }
}

}  // namespace

std::string permission_document() {
    std::string page{introduction};
    add_permissions(page);
    page += about_routes;
    add_routes(page);
    page += about_steps;
    add_steps(page);
    page += about_fields;
    add_fields(page);
    return page;
}

}  // namespace kitbank::web
