#include "server/usecase/partners/change_organisation.h"

#include "server/core/canonical.h"
#include "server/usecase/once.h"
#include "server/usecase/partners/invite_person.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

Result<Organisation> change(const ChangeOrganisation& command, const std::string& name,
                            Transaction& tx, Ports& ports) {
    auto organisation = tx.partners().organisation(command.caller.organisation);
    if (!organisation || organisation->version != command.version)
        return refusal_of(RefusalCode::changed);
    if (organisation->name != name && tx.partners().organisation_by_name(name)) {
        return Refusal{
            RefusalCode::name_taken, "", {{"name", "Another organisation has this name."}}};
    }
    organisation->name = name;
    organisation->second_factor = command.second_factor;
    organisation->magic_links = command.magic_links;
    if (!tx.write_partners().update_organisation(*organisation))
        return refusal_of(RefusalCode::changed);
    record_audit({"organisation:" + std::to_string(organisation->id.value), "change",
                  command.caller.actor, organisation->id},
                 {{"name", name},
                  {"second_factor", std::string{name_of(command.second_factor)}},
                  {"magic_links", command.magic_links ? "yes" : "no"}},
                 tx, ports);
    return *tx.partners().organisation(organisation->id);
}

}  // namespace

Result<Organisation> change_organisation(const ChangeOrganisation& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (!may(caller.role, Permission::manage_organisation))
        return refusal_of(RefusalCode::forbidden);
    const Result<std::string> name = read_name(command.name, "name");
    if (!name) return name.refusal();
    if (command.second_factor == SecondFactorRule::off) {
        return Refusal{RefusalCode::invalid_fields,
                       "",
                       {{"second_factor", "Staff always need a second factor."}}};
    }
    const std::string content = CanonicalText{}
                                    .add("change organisation")
                                    .add(std::int64_t{command.version})
                                    .add(*name)
                                    .add(name_of(command.second_factor))
                                    .add(command.magic_links ? "yes" : "no")
                                    .text();
    return once<Organisation>(
        {command.id, content, caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Organisation>> {
            const Result<Organisation> changed = change(command, *name, tx, ports);
            if (!changed) return changed.refusal();
            return Done<Organisation>{*changed, ""};
        },
        [&](Transaction& tx, const std::string&) -> Result<Organisation> {
            return *tx.partners().organisation(caller.organisation);
        });
}

Result<Organisation> find_own_organisation(const Caller& caller, Ports& ports) {
    std::optional<Organisation> found;
    ports.store.read(
        [&](Reader& reader) { found = reader.partners().organisation(caller.organisation); });
    if (!found) return refusal_of(RefusalCode::organisation_not_found);
    return *std::move(found);
}

}  // namespace kitbank
