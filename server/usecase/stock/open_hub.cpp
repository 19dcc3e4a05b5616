#include "server/usecase/stock/open_hub.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/once.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

std::string upper(std::string_view text) {
    std::string folded{trimmed(text)};
    std::ranges::transform(folded, folded.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return folded;
}

bool is_code(std::string_view code) {
    return code.size() >= 2 && code.size() <= 12 && std::ranges::all_of(code, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

void check_line(std::string_view field, std::string_view value, std::size_t length_max,
                std::vector<FieldFault>& faults) {
    if (character_count(value) > length_max || has_control_characters(value, true)) {
        faults.push_back(
            {std::string{field}, "Shorten this to " + std::to_string(length_max) + " characters."});
    }
}

Result<Hub> hub_of(const OpenHub& command) {
    Hub hub{{},
            command.caller.organisation,
            upper(command.code),
            std::string{trimmed(command.name)},
            std::string{trimmed(command.address)},
            std::string{trimmed(command.phone)}};
    std::vector<FieldFault> faults;
    if (!is_code(hub.code)) {
        faults.push_back({"code", "A code has 2 to 12 letters, digits or hyphens."});
    }
    if (hub.name.empty()) faults.push_back({"name", "This is needed."});
    check_line("name", hub.name, line_length_max, faults);
    check_line("address", hub.address, text_length_max, faults);
    check_line("phone", hub.phone, 30, faults);
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    return hub;
}

}  // namespace

Result<Hub> open_hub(const OpenHub& command, Ports& ports) {
    if (!may(command.caller.role, Permission::manage_hubs))
        return refusal_of(RefusalCode::forbidden);
    Result<Hub> hub = hub_of(command);
    if (!hub) return hub.refusal();
    const std::string content = CanonicalText{}
                                    .add("open hub")
                                    .add(hub->code)
                                    .add(hub->name)
                                    .add(hub->address)
                                    .add(hub->phone)
                                    .text();
    return once<Hub>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Hub>> {
            if (tx.hub_by_code(hub->organisation, hub->code)) {
                return Refusal{
                    RefusalCode::hub_code_taken, "", {{"code", "Another hub has this code."}}};
            }
            hub->id = tx.insert_hub(*hub);
            return Done<Hub>{*hub, hub->code};
        },
        [&](Transaction& tx, const std::string& answer) -> Result<Hub> {
            std::optional<Hub> known = tx.hub_by_code(command.caller.organisation, answer);
            return known ? Result<Hub>{*known} : refusal_of(RefusalCode::hub_not_found);
        });
}

Result<std::vector<Hub>> list_hubs(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::see_hubs)) return refusal_of(RefusalCode::forbidden);
    std::vector<Hub> hubs;
    ports.store.read([&](Reader& reader) { hubs = reader.hubs(caller.organisation); });
    return hubs;
}

}  // namespace kitbank
