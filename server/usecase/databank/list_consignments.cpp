#include "server/usecase/databank/list_consignments.h"

#include <algorithm>
#include <map>

#include "server/core/reference.h"
#include "server/usecase/databank/consignment_ports.h"
#include "server/usecase/databank/find_item.h"
#include "server/usecase/databank/pack_consignment.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/reach.h"

namespace kitbank {
namespace {

constexpr int page_size = 50;

std::vector<PackedLine> lines_of(const Consignment& packet, Reader& reader) {
    std::map<DataItemId, PackedFate> fates;
    std::vector<std::string> references;
    for (const PackedItem& item : reader.consignments().packed_items(packet.id)) {
        fates[item.item] = item.fate;
        references.push_back(item.reference);
    }
    std::vector<PackedLine> lines;
    if (references.empty()) return lines;
    for (DataItem& item : reader.stock().data_items_known(packet.organisation, references)) {
        PackedLine line{item, fates.at(item.id)};
        line.is_here =
            packet.state != ConsignmentState::open ||
            (item.standing.state == ItemState::in_stock && is_on_shelf(item.standing, packet.from));
        lines.push_back(std::move(line));
    }
    std::ranges::sort(lines, {}, [](const PackedLine& line) { return line.item.reference; });
    return lines;
}

std::vector<BundleSum> sums_of(const std::vector<PackedLine>& lines) {
    std::map<std::string, BundleSum> sums;
    for (const PackedLine& line : lines) {
        BundleSum& sum = sums[line.item.bundle_code];
        sum = {line.item.bundle_code, line.item.bundle_name, sum.items + 1};
    }
    std::vector<BundleSum> list;
    for (const auto& [code, sum] : sums) list.push_back(sum);
    return list;
}

bool works_at(const Caller& caller, Permission permission, HubId hub) {
    const auto bound = hub_bound(caller, permission);
    return may(caller.role, permission) && (!bound || *bound == hub);
}

void add_rights(ConsignmentView& view, const Caller& caller) {
    const Consignment& packet = view.consignment;
    const bool receives = works_at(caller, Permission::receive_data, packet.to);
    view.may_pack = packet.state == ConsignmentState::open &&
                    works_at(caller, Permission::receive_data, packet.from);
    view.may_receive = packet.state == ConsignmentState::on_its_way && receives;
    view.may_find = packet.missing > 0 && receives;
    view.may_lose = packet.missing > 0 && works_at(caller, Permission::write_off_data, packet.to);
}

}  // namespace

Result<ConsignmentPage> list_consignments(const Caller& caller, const ConsignmentFilter& filter,
                                          Ports& ports) {
    const Permission permission = Permission::see_data_stock;
    if (!may(caller.role, permission)) return Refusal{RefusalCode::forbidden, "", {}};
    ConsignmentPage page;
    ports.store.read([&](Reader& reader) {
        ConsignmentQuery query;
        query.organisation = caller.organisation;
        query.hub = hub_bound(caller, permission);
        query.is_under_way = !filter.is_over;
        query.limit = page_size + 1;
        if (!filter.cursor.empty()) {
            const auto last = reachable_consignment(caller, permission, filter.cursor, reader);
            if (last) query.before = last->id;
        }
        page.items = reader.consignments().consignments(query);
    });
    if (page.items.size() > static_cast<std::size_t>(page_size)) {
        page.items.pop_back();
        page.next = page.items.back().reference;
    }
    return page;
}

Result<ConsignmentView> show_consignment(const Caller& caller, std::string_view reference,
                                         Ports& ports) {
    std::optional<Result<ConsignmentView>> shown;
    ports.store.read([&](Reader& reader) {
        const auto packet =
            reachable_consignment(caller, Permission::see_data_stock, reference, reader);
        if (!packet) {
            shown.emplace(packet.refusal());
            return;
        }
        ConsignmentView view{*packet};
        view.lines = lines_of(*packet, reader);
        view.extra = reader.consignments().extra_items(packet->id);
        view.sums = sums_of(view.lines);
        add_rights(view, caller);
        shown.emplace(std::move(view));
    });
    return *shown;
}

}  // namespace kitbank
