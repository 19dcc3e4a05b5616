#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "server/core/requests/flow_graph.h"
#include "server/core/requests/request.h"

// Which device goes to which line, over all hubs at once. Three things are wanted, in this order:
//
//   1. as many lines as possible get something, and of several ways those that come first in the queue:
//      leaving a line unserved costs more than any way of serving it, and more the further ahead it is.
//      (Sets of lines that can be served together are a matroid, so that no line is left out for the sake
//      of one behind it, and the fewest stay without.)
//   2. little travel and few transfers between hubs;
//   3. no more memory than is needed, and older stock first.
//
// It is a cheapest flow. A line or device each as a node would make millions of arcs, so lines of equal
// needs and hub are one node (a class), devices of equal hub, kind, memory and age another (a group), and
// between them stands a node for each need and hub that has something for it: travel is paid on the way
// in, memory and age on the way out. Costs add up, so that this graph costs exactly what the full one does.
//
// Pure: facts in, proposals and their reasons out. A greedy pass would be quicker and travel a fifth more.
namespace kitbank {

struct AllocationHub {
    HubId id;
    std::string name;
    bool is_closed = false;
    std::optional<int> easting = {};  // British National Grid, metres
    std::optional<int> northing = {};
};

struct OpenLine {
    RequestId request;
    int number = 1;
    std::int64_t sort_key = 0;  // higher comes first; of equal ones the request that came first
    LineKind kind = LineKind::laptop;  // that is wanted, a substitute that was agreed included
    int memory_gb = 0;
    HubId hub = {};                      // 0: any hub will do
    std::vector<DeviceId> refused = {};  // not to be proposed for it again
};

// Ready, wiped, and at a hub.
struct ReadyDevice {
    DeviceId id;
    HubId hub;
    DeviceKind kind = DeviceKind::laptop;
    int memory_gb = 0;
    int days_in_stock = 0;
};

struct AllocationFacts {
    std::vector<AllocationHub> hubs;
    std::vector<OpenLine> lines;
    std::vector<ReadyDevice> devices;
};

// Costs are counted in tenths of a kilometre.
inline constexpr std::int64_t transfer_cost = 200;       // fetching from another hub at all: 20 km
inline constexpr std::int64_t travel_cost_max = 15'000;  // nowhere in the United Kingdom is further
inline constexpr std::int64_t travel_cost_unknown = 300;
inline constexpr std::int64_t spare_gb_cost = 5;  // a gigabyte more than needed: half a kilometre
inline constexpr int spare_gb_max = 64;           // counted at most
inline constexpr std::int64_t age_band_cost = 5;
inline constexpr int age_bands = 4;  // from 0: under 30 days, 90, 180, older
inline constexpr std::int64_t pair_cost_max =
    transfer_cost + travel_cost_max + spare_gb_cost * spare_gb_max + age_band_cost * age_bands;

// The straight line between two hubs; `travel_cost_unknown` when either does not say where it is.
std::int64_t travel_cost(const AllocationHub& from, const AllocationHub& to);
int age_band(int days_in_stock);
bool is_eligible(const OpenLine& line, const ReadyDevice& device, const AllocationFacts& facts);
// Of an eligible pair.
std::int64_t pair_cost(const OpenLine& line, const ReadyDevice& device,
                       const AllocationFacts& facts);

// A line, and the device proposed for it if there is one: places in the facts. `why` is a sentence or
// some for people.
struct Placement {
    std::size_t line = 0;
    std::optional<std::size_t> device = {};
    std::string why = {};
};

// Lines that one run looks at; the first in the queue when there are more. Keeps costs within 64 bits.
inline constexpr int allocation_lines_max = 50'000;

class Allocation {
  public:
    explicit Allocation(AllocationFacts facts);

    [[nodiscard]] const AllocationFacts& facts() const { return facts_; }
    [[nodiscard]] const FlowGraph& graph() const { return graph_; }

    // What a cheapest flow of the graph means for each line, in the order of the queue.
    [[nodiscard]] std::vector<Placement> placements(const std::vector<std::int64_t>& flows) const;

  private:
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

    // What lines ask for: all that decides what fits.
    struct Wants {
        LineKind kind;
        int memory_gb;
        std::vector<DeviceId> refused;
        friend auto operator<=>(const Wants&, const Wants&) = default;
    };
    // Devices that are as good as each other, the oldest first.
    struct Group {
        std::size_t hub;
        DeviceKind kind;
        int memory_gb;
        int band;
        std::vector<std::size_t> devices;
        int node = 0;
    };
    struct Outlet {
        std::size_t group;
        std::int64_t cost;
        int arc = 0;
    };
    // What one hub has for one want.
    struct Shelf {
        std::size_t hub;
        std::vector<Outlet> outlets;  // the cheapest first
        std::int64_t stock = 0;
        int node = 0;
    };
    struct Source {
        std::size_t shelf;
        std::int64_t cost;
        int arc = 0;
    };
    // Lines of equal wants and hub, the first in the queue first.
    struct Class {
        std::size_t wants;
        std::size_t hub;  // nowhere: any
        std::vector<std::size_t> lines;
        std::vector<Source> sources;  // the nearest first
    };
    struct Split;
    class Reasons;

    [[nodiscard]] std::size_t place_of(HubId hub) const;
    [[nodiscard]] bool is_refused(std::size_t wants, const Group& group) const;
    void find_places();
    void order_lines();
    void make_groups();
    void make_classes();
    void make_shelves();
    void make_sources();
    void make_graph();
    [[nodiscard]] std::int64_t travel(std::size_t from, std::size_t to) const;
    [[nodiscard]] Split split(const std::vector<std::int64_t>& flows) const;

    AllocationFacts facts_;
    std::vector<std::pair<HubId, std::size_t>> places_;  // by id
    std::vector<std::size_t> queue_;                     // lines, the first in the queue first
    std::vector<std::size_t> rank_;                      // of each line
    std::vector<std::size_t> class_of_;                  // of each line
    std::vector<std::size_t> group_of_;                  // of each device; nowhere: at no open hub
    std::vector<Wants> wants_;
    std::vector<std::vector<Shelf>> shelves_;  // of each want
    std::vector<Group> groups_;
    std::vector<Class> classes_;
    FlowGraph graph_;
};

}  // namespace kitbank
