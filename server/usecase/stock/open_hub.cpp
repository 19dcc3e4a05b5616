#include "server/usecase/stock/open_hub.h"

#include <algorithm>
#include <charconv>

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/once.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/trust/audit.h"

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

bool is_uprn(std::string_view text) {
    return text.size() <= 12 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

void check_shelves(const std::vector<std::string>& shelves, std::vector<FieldFault>& faults) {
    const bool is_wrong = std::ranges::any_of(shelves, [](const std::string& shelf) {
        return shelf.empty() || character_count(shelf) > 30 || has_control_characters(shelf, false);
    });
    if (is_wrong) faults.push_back({"shelves", "Name each shelf with 1 to 30 characters."});
    if (shelves.size() > shelves_max)
        faults.push_back({"shelves", "A hub has 100 shelves at most."});
}

// A whole number of metres from 0; empty for an empty text.
std::optional<int> read_metres(std::string_view text) {
    int metres = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), metres);
    const bool is_number = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return is_number && metres >= 0 ? std::optional{metres} : std::nullopt;
}

void take_place(const HubFacts& facts, Hub& hub, std::vector<FieldFault>& faults) {
    const std::string_view easting = trimmed(facts.easting);
    const std::string_view northing = trimmed(facts.northing);
    if (easting.empty() && northing.empty()) return;
    hub.easting = read_metres(easting);
    hub.northing = read_metres(northing);
    if (!hub.easting || *hub.easting > easting_max) {
        faults.push_back({"easting", "Enter metres from 0 to 700,000, or leave both empty."});
    }
    if (!hub.northing || *hub.northing > northing_max) {
        faults.push_back({"northing", "Enter metres from 0 to 1,300,000, or leave both empty."});
    }
}

// Puts the facts into the hub, trimmed, or says what is wrong with them.
std::vector<FieldFault> take_facts(const HubFacts& facts, Hub& hub) {
    hub.name = trimmed(facts.name);
    hub.address = trimmed(facts.address);
    hub.phone = trimmed(facts.phone);
    hub.uprn = trimmed(facts.uprn);
    hub.opening_times = trimmed(facts.opening_times);
    hub.shelves = facts.shelves;
    std::vector<FieldFault> faults;
    if (hub.name.empty()) faults.push_back({"name", "This is needed."});
    check_line("name", hub.name, line_length_max, faults);
    check_line("address", hub.address, text_length_max, faults);
    check_line("phone", hub.phone, 30, faults);
    check_line("opening_times", hub.opening_times, text_length_max, faults);
    if (!is_uprn(hub.uprn)) faults.push_back({"uprn", "A UPRN has up to 12 digits."});
    check_shelves(hub.shelves, faults);
    take_place(facts, hub, faults);
    return faults;
}

CanonicalText canonical(std::string_view verb, const Hub& hub) {
    CanonicalText text;
    text.add(verb).add(hub.code).add(hub.name).add(hub.address).add(hub.phone);
    // Hubs were opened before the rest could be told: without it the text is as it was.
    if (!hub.uprn.empty() || !hub.opening_times.empty() || !hub.shelves.empty()) {
        text.add(hub.uprn).add(hub.opening_times);
        for (const std::string& shelf : hub.shelves) text.add(shelf);
    }
    if (hub.easting && hub.northing) {
        text.add("place").add(std::int64_t{*hub.easting}).add(std::int64_t{*hub.northing});
    }
    return text;
}

void note(const Hub& hub, const std::string& event, const std::string& actor, Transaction& tx,
          Ports& ports) {
    record_audit({"hub:" + std::to_string(hub.id.value), event, actor, hub.organisation},
                 {{"code", hub.code}, {"name", hub.name}, {"closed", hub.is_closed ? "yes" : "no"}},
                 tx, ports);
}

Result<Hub> known_hub(OrganisationId organisation, const std::string& code, Reader& reader) {
    std::optional<Hub> known = reader.hub_by_code(organisation, code);
    return known ? Result<Hub>{*known} : refusal_of(RefusalCode::hub_not_found);
}

// Whose hubs somebody sees: a referrer's organisation has none of its own.
OrganisationId hubs_owner(OrganisationId organisation, Reader& reader) {
    const auto row = reader.partners().organisation(organisation);
    return row && row->host != OrganisationId{} ? row->host : organisation;
}

}  // namespace

Result<Hub> open_hub(const OpenHub& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (!may(caller.role, Permission::manage_hubs)) return refusal_of(RefusalCode::forbidden);
    Hub hub;
    hub.organisation = caller.organisation;
    hub.code = upper(command.code);
    std::vector<FieldFault> faults = take_facts(command.facts, hub);
    if (!is_code(hub.code)) {
        faults.insert(faults.begin(), {"code", "A code has 2 to 12 letters, digits or hyphens."});
    }
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    return once<Hub>(
        {command.id, canonical("open hub", hub).text(), caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Hub>> {
            if (tx.hub_by_code(hub.organisation, hub.code)) {
                return Refusal{
                    RefusalCode::hub_code_taken, "", {{"code", "Another hub has this code."}}};
            }
            hub.id = tx.insert_hub(hub);
            note(hub, "opening", caller.actor, tx, ports);
            return Done<Hub>{hub, hub.code};
        },
        [&](Transaction& tx, const std::string& answer) {
            return known_hub(caller.organisation, answer, tx);
        });
}

Result<Hub> change_hub(const ChangeHub& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (!may(caller.role, Permission::manage_hubs)) return refusal_of(RefusalCode::forbidden);
    Hub wanted;
    wanted.code = upper(command.code);
    wanted.is_closed = command.is_closed;
    std::vector<FieldFault> faults = take_facts(command.facts, wanted);
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    const std::string content = canonical("change hub", wanted)
                                    .add(std::int64_t{command.version})
                                    .add(command.is_closed ? "closed" : "open")
                                    .text();
    return once<Hub>(
        {command.id, content, caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Hub>> {
            const Result<Hub> found = known_hub(caller.organisation, wanted.code, tx);
            if (!found) return found.refusal();
            wanted.id = found->id;
            wanted.organisation = found->organisation;
            wanted.version = command.version;
            if (!tx.update_hub(wanted)) return refusal_of(RefusalCode::changed);
            note(wanted, "change", caller.actor, tx, ports);
            ++wanted.version;
            return Done<Hub>{wanted, wanted.code};
        },
        [&](Transaction& tx, const std::string& answer) {
            return known_hub(caller.organisation, answer, tx);
        });
}

Result<std::vector<Hub>> list_hubs(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::see_hubs)) return refusal_of(RefusalCode::forbidden);
    std::vector<Hub> hubs;
    ports.store.read(
        [&](Reader& reader) { hubs = reader.hubs(hubs_owner(caller.organisation, reader)); });
    return hubs;
}

Result<Hub> find_hub(const std::string& code, const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::see_hubs)) return refusal_of(RefusalCode::forbidden);
    std::optional<Result<Hub>> found;
    ports.store.read([&](Reader& reader) {
        found.emplace(known_hub(hubs_owner(caller.organisation, reader), upper(code), reader));
    });
    return *found;
}

}  // namespace kitbank
