#include "server/usecase/databank/reorder_stock.h"

#include <algorithm>
#include <map>

#include "server/core/canonical.h"
#include "server/usecase/databank/consignment_ports.h"
#include "server/usecase/databank/intake_ports.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/once.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

constexpr int deliveries_max = 1'000;  // open ones at a time

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

Refusal fault_of(std::string_view field, std::string sentence) {
    return {RefusalCode::invalid_fields, "", {{std::string{field}, std::move(sentence)}}};
}

// Of what a threshold is: (bundle, "O2-25").
using Subject = std::pair<ThresholdKind, std::string>;
// How much there is of it, by hub.
using StockBySubject = std::map<Subject, std::map<HubId, std::int64_t>>;

void add(StockBySubject& sums, HubId hub, const std::string& bundle, const std::string& network,
         std::int64_t items) {
    sums[{ThresholdKind::bundle, bundle}][hub] += items;
    sums[{ThresholdKind::network, network}][hub] += items;
}

std::int64_t amount_of(const StockBySubject& sums, const Subject& subject, HubId hub) {
    const auto row = sums.find(subject);
    if (row == sums.end()) return 0;
    const auto found = row->second.find(hub);
    return found == row->second.end() ? 0 : found->second;
}

struct Picture {
    std::vector<HubThreshold> thresholds;
    StockBySubject stock;
    StockBySubject coming;
    std::map<Subject, std::string> names;
    std::map<HubId, Hub> hubs;
};

// What networks have yet to bring of what was announced. A delivery that is being counted counts for its rest.
void add_deliveries(StockBySubject& coming, OrganisationId organisation, Reader& reader) {
    DeliveryQuery query{Scope{organisation}};
    query.is_open = true;
    query.limit = deliveries_max;
    for (const NetworkDelivery& row : reader.intake().deliveries(query)) {
        const std::int64_t rest = row.expected - row.counted;
        if (rest > 0) add(coming, row.hub, row.bundle_code, row.network, rest);
    }
}

Picture picture_of(OrganisationId organisation, Reader& reader) {
    Picture picture;
    picture.thresholds = reader.consignments().thresholds(organisation);
    for (const HubStock& row : reader.stock().hub_stock(organisation)) {
        add(picture.stock, row.hub, row.balance.bundle_code, row.balance.network,
            row.balance.items);
    }
    for (const ComingStock& row : reader.consignments().on_its_way(organisation)) {
        add(picture.coming, row.to, row.bundle_code, row.network, row.items);
    }
    add_deliveries(picture.coming, organisation, reader);
    for (const Network& network : reader.stock().networks(organisation)) {
        picture.names[{ThresholdKind::network, network.code}] = network.name;
    }
    for (const Bundle& bundle : reader.stock().bundles(organisation)) {
        picture.names.try_emplace({ThresholdKind::bundle, bundle.code}, bundle.name);
    }
    for (const Hub& hub : reader.hubs(organisation)) picture.hubs.emplace(hub.id, hub);
    return picture;
}

std::string name_in(const Picture& picture, const Subject& subject) {
    const auto name = picture.names.find(subject);
    return name == picture.names.end() ? subject.second : name->second;
}

std::vector<SpareStock> spare_of(const Picture& picture, const Subject& subject, HubId wanting) {
    std::map<HubId, std::int64_t> least;
    for (const HubThreshold& row : picture.thresholds) {
        if (Subject{row.kind, row.code} == subject) least[row.hub] = row.least;
    }
    std::vector<SpareStock> spare;
    const auto stock = picture.stock.find(subject);
    if (stock == picture.stock.end()) return spare;
    for (const auto& [hub, items] : stock->second) {
        const auto own = least.find(hub);
        const std::int64_t above = items - (own == least.end() ? 0 : own->second);
        if (hub == wanting || above <= 0) continue;
        const Hub& row = picture.hubs.at(hub);
        spare.push_back({row.code, row.name, above, own != least.end()});
    }
    std::ranges::sort(spare, {}, [](const SpareStock& row) {
        return std::pair{-row.spare, row.hub_code};
    });
    return spare;
}

ReorderLine line_of(const Picture& picture, const HubThreshold& threshold, bool sees_others) {
    const Subject subject{threshold.kind, threshold.code};
    ReorderLine line{threshold, name_in(picture, subject)};
    line.stock = amount_of(picture.stock, subject, threshold.hub);
    line.coming = amount_of(picture.coming, subject, threshold.hub);
    line.short_by = std::max<std::int64_t>(0, threshold.least - line.stock - line.coming);
    if (sees_others) line.from = spare_of(picture, subject, threshold.hub);
    return line;
}

bool is_known(const SetThreshold& command, Transaction& tx) {
    const OrganisationId organisation = command.caller.organisation;
    if (command.kind == ThresholdKind::network) {
        return std::ranges::any_of(tx.stock().networks(organisation),
                                   [&](const Network& row) { return row.code == command.code; });
    }
    return std::ranges::any_of(tx.stock().bundles(organisation),
                               [&](const Bundle& row) { return row.code == command.code; });
}

Result<HubThreshold> change(const SetThreshold& command, Transaction& tx, Ports& ports) {
    const auto hub = tx.hub_by_code(command.caller.organisation, command.hub);
    if (!hub) return fault_of("hub", "Choose a hub.");
    const bool is_removal = command.least == 0;
    if (!is_removal && !is_known(command, tx)) {
        return fault_of("code", "Choose a bundle or a network of the list.");
    }
    const HubThreshold row{hub->organisation, hub->id,      hub->code,    hub->name,
                           command.kind,      command.code, command.least};
    tx.write_consignments().write_threshold(row);
    record_audit({"hub:" + std::to_string(hub->id.value), "threshold_set", command.caller.actor,
                  hub->organisation},
                 {{"of", std::string{name_of(row.kind)} + " " + row.code},
                  {"least", std::to_string(row.least)}},
                 tx, ports);
    return row;
}

}  // namespace

Result<HubThreshold> set_threshold(const SetThreshold& command, Ports& ports) {
    if (!may(command.caller.role, Permission::manage_databank)) {
        return refusal_of(RefusalCode::forbidden);
    }
    if (command.least < 0 || command.least > least_stock_max) {
        return fault_of("least", "Enter a number from 0 to 100,000.");
    }
    if (command.code.empty() || command.code.size() > 16) {
        return fault_of("code", "Choose a bundle or a network of the list.");
    }
    const std::string content = CanonicalText{}
                                    .add("set threshold")
                                    .add(command.hub)
                                    .add(name_of(command.kind))
                                    .add(command.code)
                                    .add(command.least)
                                    .text();
    return once<HubThreshold>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<HubThreshold>> {
            const Result<HubThreshold> row = change(command, tx, ports);
            if (!row) return row.refusal();
            return Done<HubThreshold>{*row, "set"};
        },
        [&](Transaction& tx, const std::string&) -> Result<HubThreshold> {
            const auto hub = tx.hub_by_code(command.caller.organisation, command.hub);
            if (!hub) return refusal_of(RefusalCode::hub_not_found);
            return HubThreshold{hub->organisation, hub->id,      hub->code,    hub->name,
                                command.kind,      command.code, command.least};
        });
}

Result<std::vector<ThresholdLine>> list_thresholds(const Caller& caller, Ports& ports) {
    const Permission permission = Permission::see_data_stock;
    if (!may(caller.role, permission)) return refusal_of(RefusalCode::forbidden);
    const auto bound = hub_bound(caller, permission);
    std::vector<ThresholdLine> lines;
    ports.store.read([&](Reader& reader) {
        const Picture picture = picture_of(caller.organisation, reader);
        for (const HubThreshold& row : picture.thresholds) {
            if (bound && row.hub != *bound) continue;
            const Subject subject{row.kind, row.code};
            lines.push_back(
                {row, name_in(picture, subject), amount_of(picture.stock, subject, row.hub)});
        }
    });
    return lines;
}

Result<std::vector<ReorderLine>> list_reorder(const Caller& caller, Ports& ports) {
    const Permission permission = Permission::see_data_stock;
    if (!may(caller.role, permission)) return refusal_of(RefusalCode::forbidden);
    const auto bound = hub_bound(caller, permission);
    std::vector<ReorderLine> lines;
    ports.store.read([&](Reader& reader) {
        const Picture picture = picture_of(caller.organisation, reader);
        for (const HubThreshold& row : picture.thresholds) {
            if (bound && row.hub != *bound) continue;
            ReorderLine line = line_of(picture, row, !bound);
            if (line.stock < row.least) lines.push_back(std::move(line));
        }
    });
    return lines;
}

}  // namespace kitbank
