#include "server/usecase/databank/bundles.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/once.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

bool is_code(std::string_view code) {
    return code.size() >= 2 && code.size() <= 16 && std::ranges::all_of(code, [](char c) {
               return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
           });
}

Refusal fault(std::string field, std::string sentence) {
    return {RefusalCode::invalid_fields, "", {{std::move(field), std::move(sentence)}}};
}

std::string date_or_none(const std::optional<Date>& date) { return date ? format(*date) : ""; }

AuditFacts facts_of(const Bundle& bundle) {
    return {{"code", bundle.code},
            {"version", std::to_string(bundle.version)},
            {"network", bundle.network},
            {"kind", std::string{name_of(bundle.kind)}},
            {"name", bundle.name},
            {"gb_per_month", std::to_string(bundle.gb_per_month)},
            {"months", std::to_string(bundle.months)},
            {"calls_included", bundle.calls_included ? "yes" : "no"},
            {"valid_from", format(bundle.valid_from)},
            {"valid_to", date_or_none(bundle.valid_to)},
            {"next", bundle.next}};
}

std::string content_of(const Bundle& bundle) {
    CanonicalText text;
    text.add("add bundle");
    for (const auto& [name, value] : facts_of(bundle)) text.add(name).add(value);
    return text.text();
}

const Bundle* newest_of(const std::vector<Bundle>& bundles, std::string_view code) {
    const auto found = std::ranges::find(bundles, code, &Bundle::code);
    return found == bundles.end() ? nullptr : &*found;
}

// What is wrong with it beside what is there.
std::optional<Refusal> check_beside(const Bundle& bundle, const std::vector<Bundle>& bundles,
                                    const std::vector<Network>& networks) {
    const auto network = std::ranges::find(networks, bundle.network, &Network::code);
    if (network == networks.end() || network->is_retired) {
        return fault("network", "Choose a network of the list.");
    }
    if (!bundle.next.empty() && newest_of(bundles, bundle.next) == nullptr) {
        return fault("next", "Enter the code of another bundle, or leave this empty.");
    }
    const Bundle* const before = newest_of(bundles, bundle.code);
    if (before == nullptr) return std::nullopt;
    if (before->network != bundle.network || before->kind != bundle.kind) {
        return fault("code",
                     "This code is that of another network's bundle, or of vouchers. Use a "
                     "code of its own.");
    }
    if (bundle.valid_from <= before->valid_from) {
        return fault("valid_from", "A new version begins after " + in_words(before->valid_from) +
                                       ", the first day of the one before it.");
    }
    return std::nullopt;
}

void record(const Bundle& bundle, const std::string& event, const std::string& actor,
            Transaction& tx, Ports& ports) {
    record_audit({"organisation:" + std::to_string(bundle.organisation.value), event, actor,
                  bundle.organisation},
                 facts_of(bundle), tx, ports);
}

Result<Bundle> add(Bundle bundle, const std::string& actor, Transaction& tx, Ports& ports) {
    tx.write_partners().lock_organisation(bundle.organisation);
    const std::vector<Bundle> bundles = tx.stock().bundles(bundle.organisation);
    const auto networks = tx.stock().networks(bundle.organisation);
    if (auto refusal = check_beside(bundle, bundles, networks)) return *refusal;
    if (const Bundle* const before = newest_of(bundles, bundle.code)) {
        bundle.version = before->version + 1;
        const Date last{sys_days{bundle.valid_from} - days{1}};
        if (!before->valid_to || *before->valid_to > last) {
            tx.write_stock().end_bundle(before->id, last);
        }
    }
    bundle.id = tx.write_stock().insert_bundle(bundle);
    record(bundle, "bundle", actor, tx, ports);
    return bundle;
}

Result<Bundle> end(const EndBundle& command, Transaction& tx, Ports& ports) {
    const OrganisationId organisation = command.caller.organisation;
    tx.write_partners().lock_organisation(organisation);
    const auto bundles = tx.stock().bundles(organisation);
    const Bundle* const newest = newest_of(bundles, command.code);
    if (newest == nullptr) return Refusal{RefusalCode::bundle_not_found, "", {}};
    if (command.last < newest->valid_from) {
        return fault("last", "Choose a day that is not before " + in_words(newest->valid_from) +
                                 ", its first one.");
    }
    Bundle ended = *newest;
    ended.valid_to = command.last;
    tx.write_stock().end_bundle(ended.id, command.last);
    record(ended, "bundle_end", command.caller.actor, tx, ports);
    return ended;
}

Result<Bundle> find_version(OrganisationId organisation, const std::string& answer,
                            Transaction& tx) {
    for (const Bundle& row : tx.stock().bundles(organisation)) {
        if (row.code + "/" + std::to_string(row.version) == answer) return row;
    }
    return Refusal{RefusalCode::bundle_not_found, "", {}};
}

// The answer names the version, so that a repeat shows the same one.
Result<Bundle> change_once(const Request& request, OrganisationId organisation, Ports& ports,
                           const std::function<Result<Bundle>(Transaction&)>& change) {
    return once<Bundle>(
        request, ports,
        [&](Transaction& tx) -> Result<Done<Bundle>> {
            const Result<Bundle> changed = change(tx);
            if (!changed) return changed.refusal();
            return Done<Bundle>{*changed, changed->code + "/" + std::to_string(changed->version)};
        },
        [&](Transaction& tx, const std::string& answer) -> Result<Bundle> {
            return find_version(organisation, answer, tx);
        });
}

}  // namespace

std::vector<FieldFault> faults_of(const Bundle& bundle) {
    std::vector<FieldFault> faults;
    if (!is_code(bundle.code)) {
        faults.push_back({"code", "Use 2 to 16 capital letters, digits and hyphens."});
    }
    if (bundle.name.empty() || character_count(bundle.name) > 100 ||
        has_control_characters(bundle.name, false)) {
        faults.push_back({"name", "Enter a name of 1 to 100 characters."});
    }
    const auto check = [&](const char* field, int number, int most) {
        if (number >= 1 && number <= most) return;
        faults.push_back({field, "Enter a whole number from 1 to " + std::to_string(most) + "."});
    };
    check("gb_per_month", bundle.gb_per_month, gb_per_month_max);
    check("months", bundle.months, months_max);
    if (!bundle.next.empty() && !is_code(bundle.next)) {
        faults.push_back({"next", "Enter the code of another bundle, or leave this empty."});
    }
    if (bundle.valid_to && *bundle.valid_to < bundle.valid_from) {
        faults.push_back({"valid_to", "Choose a last day that is not before the first one."});
    }
    return faults;
}

Result<std::vector<Bundle>> list_bundles(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::see_data_stock)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    std::vector<Bundle> rows;
    ports.store.read([&](Reader& reader) { rows = reader.stock().bundles(caller.organisation); });
    return rows;
}

Result<Bundle> add_bundle(const AddBundle& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (!may(caller.role, Permission::manage_databank)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    Bundle bundle = command.bundle;
    bundle.organisation = caller.organisation;
    bundle.version = 1;
    if (auto faults = faults_of(bundle); !faults.empty()) {
        return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    }
    return change_once({command.id, content_of(bundle), caller.actor}, caller.organisation, ports,
                       [&](Transaction& tx) { return add(bundle, caller.actor, tx, ports); });
}

Result<Bundle> end_bundle(const EndBundle& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (!may(caller.role, Permission::manage_databank)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    const std::string content =
        CanonicalText{}.add("end bundle").add(command.code).add(format(command.last)).text();
    return change_once({command.id, content, caller.actor}, caller.organisation, ports,
                       [&](Transaction& tx) { return end(command, tx, ports); });
}

}  // namespace kitbank
