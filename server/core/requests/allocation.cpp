#include "server/core/requests/allocation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "server/core/requests/allocation_reasons.h"

namespace kitbank {
namespace {

const AllocationHub* find_hub(const AllocationFacts& facts, HubId id) {
    const auto hub = std::ranges::find(facts.hubs, id, &AllocationHub::id);
    return hub == facts.hubs.end() ? nullptr : &*hub;
}

std::int64_t spare_cost(int memory_gb_wanted, int memory_gb, int band) {
    const int spare = std::clamp(memory_gb - memory_gb_wanted, 0, spare_gb_max);
    return spare_gb_cost * spare + age_band_cost * (age_bands - 1 - band);
}

std::int64_t arrival_cost(const AllocationHub* from, const AllocationHub& to) {
    return from == nullptr ? 0 : travel_cost(*from, to) + (from->id == to.id ? 0 : transfer_cost);
}

bool is_among(const std::vector<DeviceId>& ids, DeviceId id) {
    return std::ranges::find(ids, id) != ids.end();
}

}  // namespace

std::int64_t travel_cost(const AllocationHub& from, const AllocationHub& to) {
    if (from.id == to.id) return 0;
    if (!from.easting || !from.northing || !to.easting || !to.northing) return travel_cost_unknown;
    const double metres = std::hypot(static_cast<double>(*from.easting - *to.easting),
                                     static_cast<double>(*from.northing - *to.northing));
    return std::min<std::int64_t>(std::llround(metres / 100), travel_cost_max);
}

int age_band(int days_in_stock) {
    constexpr std::array ends = {30, 90, 180};
    return static_cast<int>(
        std::ranges::count_if(ends, [&](int end) { return days_in_stock >= end; }));
}

bool is_eligible(const OpenLine& line, const ReadyDevice& device, const AllocationFacts& facts) {
    const AllocationHub* place = find_hub(facts, device.hub);
    const AllocationHub* wanted = find_hub(facts, line.hub);
    const bool is_anywhere = line.hub.value == 0;
    return place != nullptr && !place->is_closed &&
           (is_anywhere || (wanted != nullptr && !wanted->is_closed)) &&
           fits(line.kind, line.memory_gb, device.kind, device.memory_gb) &&
           !is_among(line.refused, device.id);
}

std::int64_t pair_cost(const OpenLine& line, const ReadyDevice& device,
                       const AllocationFacts& facts) {
    return arrival_cost(find_hub(facts, line.hub), *find_hub(facts, device.hub)) +
           spare_cost(line.memory_gb, device.memory_gb, age_band(device.days_in_stock));
}

Allocation::Allocation(AllocationFacts facts) : facts_(std::move(facts)) {
    find_places();
    order_lines();
    make_groups();
    make_classes();
    make_shelves();
    make_sources();
    make_graph();
}

void Allocation::find_places() {
    for (std::size_t hub = 0; hub < facts_.hubs.size(); ++hub) {
        if (!facts_.hubs[hub].is_closed) places_.emplace_back(facts_.hubs[hub].id, hub);
    }
    std::ranges::sort(places_);
}

std::size_t Allocation::place_of(HubId hub) const {
    const auto place =
        std::ranges::lower_bound(places_, hub, {}, &std::pair<HubId, std::size_t>::first);
    return place == places_.end() || place->first != hub ? nowhere : place->second;
}

void Allocation::order_lines() {
    queue_.resize(facts_.lines.size());
    std::iota(queue_.begin(), queue_.end(), std::size_t{0});
    std::ranges::sort(queue_, [&](std::size_t left, std::size_t right) {
        const OpenLine& one = facts_.lines[left];
        const OpenLine& other = facts_.lines[right];
        return std::tuple{-one.sort_key, one.request, one.number} <
               std::tuple{-other.sort_key, other.request, other.number};
    });
    rank_.resize(queue_.size());
    for (std::size_t rank = 0; rank < queue_.size(); ++rank) rank_[queue_[rank]] = rank;
}

// A device that was refused for some line is a group of its own: it is not as good as the others there.
void Allocation::make_groups() {
    std::set<DeviceId> refused;
    for (const OpenLine& line : facts_.lines) {
        refused.insert(line.refused.begin(), line.refused.end());
    }
    using Key = std::tuple<std::size_t, DeviceKind, int, int, DeviceId>;
    std::map<Key, std::size_t> groups;
    group_of_.assign(facts_.devices.size(), nowhere);
    for (std::size_t device = 0; device < facts_.devices.size(); ++device) {
        const ReadyDevice& row = facts_.devices[device];
        const std::size_t hub = place_of(row.hub);
        if (hub == nowhere) continue;
        const int band = age_band(row.days_in_stock);
        const DeviceId alone = refused.contains(row.id) ? row.id : DeviceId{};
        const auto [found, is_new] =
            groups.try_emplace({hub, row.kind, row.memory_gb, band, alone}, groups_.size());
        if (is_new) groups_.push_back({hub, row.kind, row.memory_gb, band, {}});
        groups_[found->second].devices.push_back(device);
        group_of_[device] = found->second;
    }
    for (Group& group : groups_) {
        std::ranges::sort(group.devices, {}, [&](std::size_t device) {
            return std::pair{-facts_.devices[device].days_in_stock, facts_.devices[device].id};
        });
    }
}

void Allocation::make_classes() {
    std::map<Wants, std::size_t> wants;
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> classes;
    class_of_.resize(facts_.lines.size());
    for (const std::size_t line : queue_) {
        const OpenLine& row = facts_.lines[line];
        Wants wanted{row.kind, row.memory_gb, row.refused};
        std::ranges::sort(wanted.refused);
        const auto [want, is_new] = wants.try_emplace(std::move(wanted), wants_.size());
        if (is_new) wants_.push_back(want->first);
        // A closed hub is nowhere too, and make_sources gives its lines nothing.
        const std::size_t hub = place_of(row.hub);
        const std::size_t key = hub == nowhere && row.hub.value != 0 ? facts_.hubs.size() : hub;
        const auto [found, is_first] = classes.try_emplace({want->second, key}, classes_.size());
        if (is_first) classes_.push_back({want->second, key, {}, {}});
        classes_[found->second].lines.push_back(line);
        class_of_[line] = found->second;
    }
}

bool Allocation::is_refused(std::size_t wants, const Group& group) const {
    const std::vector<DeviceId>& refused = wants_[wants].refused;
    return !refused.empty() && is_among(refused, facts_.devices[group.devices.front()].id);
}

void Allocation::make_shelves() {
    shelves_.resize(wants_.size());
    for (std::size_t want = 0; want < wants_.size(); ++want) {
        const Wants& wanted = wants_[want];
        std::map<std::size_t, Shelf> shelves;  // by hub
        for (std::size_t at = 0; at < groups_.size(); ++at) {
            const Group& group = groups_[at];
            if (!fits(wanted.kind, wanted.memory_gb, group.kind, group.memory_gb) ||
                is_refused(want, group)) {
                continue;
            }
            Shelf& shelf = shelves[group.hub];
            shelf.hub = group.hub;
            shelf.outlets.push_back(
                {at, spare_cost(wanted.memory_gb, group.memory_gb, group.band)});
            shelf.stock += static_cast<std::int64_t>(group.devices.size());
        }
        for (auto& [hub, shelf] : shelves) {
            std::ranges::stable_sort(shelf.outlets, {}, &Outlet::cost);
            shelves_[want].push_back(std::move(shelf));
        }
    }
}

std::int64_t Allocation::travel(std::size_t from, std::size_t to) const {
    return arrival_cost(from == nowhere ? nullptr : &facts_.hubs[from], facts_.hubs[to]);
}

void Allocation::make_sources() {
    std::vector<std::vector<std::int64_t>> known(facts_.hubs.size());  // each way is measured once
    for (Class& each : classes_) {
        if (each.hub == facts_.hubs.size()) continue;
        const std::vector<Shelf>& shelves = shelves_[each.wants];
        each.sources.reserve(shelves.size());
        for (std::size_t shelf = 0; shelf < shelves.size(); ++shelf) {
            std::int64_t cost = 0;
            if (each.hub != nowhere) {
                std::vector<std::int64_t>& ways = known[each.hub];
                if (ways.empty()) ways.assign(facts_.hubs.size(), -1);
                std::int64_t& way = ways[shelves[shelf].hub];
                if (way < 0) way = travel(each.hub, shelves[shelf].hub);
                cost = way;
            }
            each.sources.push_back({shelf, cost});
        }
        std::ranges::stable_sort(each.sources, {}, &Source::cost);
    }
}

// Whatever goes through the graph ends in one node: devices that are given, and lines that are not served.
void Allocation::make_graph() {
    const int end = graph_.add_node(0);
    for (Group& group : groups_) {
        group.node = graph_.add_node(0);
        graph_.add_arc({group.node, end, static_cast<std::int64_t>(group.devices.size()), 0});
    }
    for (std::vector<Shelf>& shelves : shelves_) {
        for (Shelf& shelf : shelves) {
            shelf.node = graph_.add_node(0);
            for (Outlet& outlet : shelf.outlets) {
                const Group& group = groups_[outlet.group];
                outlet.arc =
                    graph_.add_arc({shelf.node, group.node,
                                    static_cast<std::int64_t>(group.devices.size()), outlet.cost});
            }
        }
    }
    const auto lines = static_cast<std::int64_t>(facts_.lines.size());
    const auto devices = static_cast<std::int64_t>(facts_.devices.size());
    const std::int64_t step = std::min(lines, devices) * pair_cost_max + 1;
    for (Class& each : classes_) {
        if (each.sources.empty()) continue;
        const auto count = static_cast<std::int64_t>(each.lines.size());
        const int node = graph_.add_node(count);
        graph_.supplies[static_cast<std::size_t>(end)] -= count;
        for (Source& source : each.sources) {
            const Shelf& shelf = shelves_[each.wants][source.shelf];
            source.arc =
                graph_.add_arc({node, shelf.node, std::min(count, shelf.stock), source.cost});
        }
        for (const std::size_t line : each.lines) {
            graph_.add_arc({node, end, 1, step * (lines - static_cast<std::int64_t>(rank_[line]))});
        }
    }
}

// The flow of each arc, handed on from node to node: of what arrives, the first in the queue gets the
// nearest, then the cheapest, then the oldest. Any other way of handing on costs the same.
Allocation::Split Allocation::split(const std::vector<std::int64_t>& flows) const {
    const auto flow = [&](int arc) { return flows[static_cast<std::size_t>(arc)]; };
    const auto by_rank = [&](std::size_t line) { return rank_[line]; };
    std::vector<std::vector<std::vector<std::size_t>>> at_shelves(shelves_.size());
    for (std::size_t want = 0; want < shelves_.size(); ++want) {
        at_shelves[want].resize(shelves_[want].size());
    }
    for (const Class& each : classes_) {
        std::size_t next = 0;
        for (const Source& source : each.sources) {
            for (std::int64_t left = flow(source.arc); left > 0; --left) {
                at_shelves[each.wants][source.shelf].push_back(each.lines[next++]);
            }
        }
    }
    std::vector<std::vector<std::size_t>> at_groups(groups_.size());
    for (std::size_t want = 0; want < shelves_.size(); ++want) {
        for (std::size_t at = 0; at < shelves_[want].size(); ++at) {
            std::vector<std::size_t>& lines = at_shelves[want][at];
            std::ranges::sort(lines, {}, by_rank);
            std::size_t next = 0;
            for (const Outlet& outlet : shelves_[want][at].outlets) {
                for (std::int64_t left = flow(outlet.arc); left > 0; --left) {
                    at_groups[outlet.group].push_back(lines[next++]);
                }
            }
        }
    }
    Split result{std::vector<std::optional<std::size_t>>(facts_.lines.size()), {}};
    for (std::size_t group = 0; group < groups_.size(); ++group) {
        std::ranges::sort(at_groups[group], {}, by_rank);
        for (std::size_t at = 0; at < at_groups[group].size(); ++at) {
            result.device_of[at_groups[group][at]] = groups_[group].devices[at];
        }
        result.taken.push_back(static_cast<std::int64_t>(at_groups[group].size()));
    }
    return result;
}

std::vector<Placement> Allocation::placements(const std::vector<std::int64_t>& flows) const {
    const Split found = split(flows);
    Reasons reasons{*this, found};
    std::vector<Placement> list;
    list.reserve(queue_.size());
    for (const std::size_t line : queue_) {
        list.push_back({line, found.device_of[line], reasons.why(line)});
    }
    return list;
}

}  // namespace kitbank
