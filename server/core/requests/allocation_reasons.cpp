#include "server/core/requests/allocation_reasons.h"

#include <algorithm>

namespace kitbank {
namespace {

std::string_view word_of(LineKind kind) {
    return kind == LineKind::chromebook ? "Chromebook" : name_of(kind);
}

std::string gigabytes(int count) { return std::to_string(count) + " GB"; }

// "laptop of 8 GB"; "tablet" of one whose memory nobody wrote down.
std::string words_of(const ReadyDevice& device) {
    std::string words{word_of(line_kind_of(device.kind))};
    return device.memory_gb == 0 ? words : words + " of " + gigabytes(device.memory_gb);
}

// "laptop of at least 8 GB"
std::string words_of(LineKind kind, int memory_gb, bool is_many) {
    std::string words{word_of(kind)};
    if (is_many) words += "s";
    return memory_gb == 0 ? words : words + " of at least " + gigabytes(memory_gb);
}

bool has_place(const AllocationHub& hub) { return hub.easting && hub.northing; }

// "12 km away"
std::string how_far(const AllocationHub& from, const AllocationHub& to) {
    if (!has_place(from) || !has_place(to)) return "at a distance that is not known";
    const std::int64_t tenths = travel_cost(from, to);
    if (tenths < 10) return "less than 1 km away";
    return std::to_string((tenths + 5) / 10) + " km away";
}

std::string days(int count) { return std::to_string(count) + (count == 1 ? " day" : " days"); }

}  // namespace

Allocation::Reasons::Reasons(const Allocation& allocation, const Split& split)
    : allocation_(allocation), split_(split), left_(allocation.shelves_.size()) {
    for (std::size_t want = 0; want < left_.size(); ++want) {
        for (const Shelf& shelf : allocation.shelves_[want]) {
            left_[want].push_back(left_on(shelf));
        }
    }
    for (std::size_t at = 0; at < allocation.groups_.size(); ++at) {
        const Group& group = allocation.groups_[at];
        const auto count = static_cast<std::int64_t>(group.devices.size()) - split.taken[at];
        if (count > 0) spare_[line_kind_of(group.kind)][group.memory_gb] += count;
    }
}

std::int64_t Allocation::Reasons::left_on(const Shelf& shelf) const {
    std::int64_t left = shelf.stock;
    for (const Outlet& outlet : shelf.outlets) left -= split_.taken[outlet.group];
    return left;
}

std::string Allocation::Reasons::why(std::size_t line) {
    pass(line);
    const auto device = split_.device_of[line];
    return device ? why_device(line, *device) : why_none(line);
}

// Of each request that came before, its wishes are counted once, when the next one begins.
void Allocation::Reasons::pass(std::size_t line) {
    const OpenLine& row = allocation_.facts_.lines[line];
    if (row.request != last_) {
        count_last();
        last_ = row.request;
        last_hub_ = row.hub;
    }
    last_wishes_.insert(allocation_.classes_[allocation_.class_of_[line]].wants);
}

void Allocation::Reasons::count_last() {
    if (!last_wishes_.empty()) ++passed_[last_hub_][last_wishes_];
    last_wishes_.clear();
}

std::string Allocation::Reasons::why_device(std::size_t line, std::size_t device) const {
    const ReadyDevice& row = allocation_.facts_.devices[device];
    std::string words = where(line, device) + memory(line, device);
    if (row.days_in_stock > 0) words += " In stock for " + days(row.days_in_stock) + ".";
    return words + ahead(line, device);
}

std::string Allocation::Reasons::where(std::size_t line, std::size_t device) const {
    const Class& mine = allocation_.classes_[allocation_.class_of_[line]];
    const std::size_t group = allocation_.group_of_[device];
    const std::size_t place = allocation_.groups_[group].hub;
    const AllocationHub& hub = allocation_.facts_.hubs[place];
    const ReadyDevice& row = allocation_.facts_.devices[device];
    if (mine.hub == nowhere) {
        return "Any hub will do: " + hub.name + " has a ready " + words_of(row) + ".";
    }
    if (mine.hub == place) return hub.name + " itself has a ready " + words_of(row) + ".";
    const AllocationHub& home = allocation_.facts_.hubs[mine.hub];
    std::int64_t nearer = 0;
    std::int64_t left = 0;
    const std::int64_t travel = allocation_.travel(mine.hub, place);
    for (const Source& source : mine.sources) {
        if (source.cost >= travel) break;
        nearer += allocation_.shelves_[mine.wants][source.shelf].stock;
        left += left_[mine.wants][source.shelf];
    }
    const std::string far = how_far(home, hub);
    if (nearer == 0) {
        const bool is_known = has_place(home) && has_place(hub);
        const bool is_narrowed = !allocation_.wants_[mine.wants].refused.empty();
        return (is_known ? "Nearest hub with a ready " : "Another hub has a ready ") +
               words_of(row) + (is_narrowed ? " that was not refused for it: " : ": ") + hub.name +
               ", " + far + ".";
    }
    const std::string other =
        nearer == 1 ? " The one that fits nearer by is spoken for."
                    : " All " + std::to_string(nearer) + " that fit nearer by are spoken for.";
    return hub.name + ", " + far + ", has a ready " + words_of(row) + "." +
           (left == 0 ? other
                      : " What fits and is left nearer by has more memory than is needed, or came "
                        "in later.");
}

std::string Allocation::Reasons::memory(std::size_t line, std::size_t device) const {
    const Class& mine = allocation_.classes_[allocation_.class_of_[line]];
    const Wants& wants = allocation_.wants_[mine.wants];
    const ReadyDevice& row = allocation_.facts_.devices[device];
    const std::size_t place = allocation_.groups_[allocation_.group_of_[device]].hub;
    if (wants.memory_gb == 0 || row.memory_gb <= wants.memory_gb) return "";
    const std::string words = " " + gigabytes(wants.memory_gb) + " would do";
    for (const Shelf& shelf : allocation_.shelves_[mine.wants]) {
        if (shelf.hub != place) continue;
        for (const Outlet& outlet : shelf.outlets) {
            const Group& group = allocation_.groups_[outlet.group];
            const bool is_left =
                static_cast<std::int64_t>(group.devices.size()) > split_.taken[outlet.group];
            if (is_left && group.memory_gb < row.memory_gb) return words + ".";
        }
    }
    return words + ", but none with less that fits is left there.";
}

// How many requests for the same hub came before and have no use for this device.
std::string Allocation::Reasons::ahead(std::size_t line, std::size_t device) const {
    const OpenLine& row = allocation_.facts_.lines[line];
    const ReadyDevice& given = allocation_.facts_.devices[device];
    const auto found = passed_.find(row.hub);
    if (found == passed_.end()) return "";
    int count = 0;
    std::set<LineKind> kinds;
    for (const auto& [wishes, requests] : found->second) {
        const bool has_use = std::ranges::any_of(wishes, [&](std::size_t want) {
            const Wants& wants = allocation_.wants_[want];
            return fits(wants.kind, wants.memory_gb, given.kind, given.memory_gb);
        });
        if (has_use) continue;
        count += requests;
        for (const std::size_t want : wishes) kinds.insert(allocation_.wants_[want].kind);
    }
    if (count == 0) return "";
    std::string need = "something else";
    if (kinds.size() == 1) {
        const bool is_this_kind = *kinds.begin() == line_kind_of(given.kind);
        need = is_this_kind ? "more memory" : "a " + std::string{word_of(*kinds.begin())};
    }
    return (count == 1 ? " One request was ahead but needs "
                       : " " + std::to_string(count) + " requests were ahead but need ") +
           need + ".";
}

std::string Allocation::Reasons::why_none(std::size_t line) const {
    const OpenLine& row = allocation_.facts_.lines[line];
    const Class& mine = allocation_.classes_[allocation_.class_of_[line]];
    const Wants& wants = allocation_.wants_[mine.wants];
    if (mine.hub != nowhere && mine.hub >= allocation_.facts_.hubs.size()) {
        return "The hub of this request is closed. Choose another one for it.";
    }
    std::int64_t stock = 0;
    for (const Shelf& shelf : allocation_.shelves_[mine.wants]) stock += shelf.stock;
    if (stock > 0) {
        const std::string what = words_of(wants.kind, wants.memory_gb, stock > 1);
        return (stock == 1 ? "The only ready " + what + " goes"
                           : "All " + std::to_string(stock) + " ready " + what + " go") +
               " to what comes before it in the queue." + instead(wants);
    }
    return "No hub has a ready " + words_of(wants.kind, wants.memory_gb, false) +
           (row.refused.empty() ? "." : " but what was refused for it.") + instead(wants);
}

// Something else that is left over and could be agreed on.
std::string Allocation::Reasons::instead(const Wants& wants) const {
    constexpr std::array computers = {LineKind::laptop, LineKind::chromebook, LineKind::desktop,
                                      LineKind::tablet};
    if (std::ranges::find(computers, wants.kind) == computers.end()) return "";
    for (const LineKind kind : computers) {
        const auto left = spare_.find(kind);
        if (kind == wants.kind || left == spare_.end()) continue;
        if (left->second.rbegin()->first < wants.memory_gb) continue;
        return " A " + std::string{word_of(kind)} + " is left over: would it do?";
    }
    return "";
}

}  // namespace kitbank
