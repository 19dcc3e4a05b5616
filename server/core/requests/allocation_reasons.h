#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "server/core/requests/allocation.h"

namespace kitbank {

struct Allocation::Split {
    std::vector<std::optional<std::size_t>> device_of;  // of each line
    std::vector<std::int64_t> taken;                    // of each group
};

// Why a line gets the device it gets, or none, in plain words. Every sentence is read off the facts and
// the whole of the proposals, so that what it says is so: that a hub is the nearest with something that
// fits, what is left there, who was ahead and wants something else. Asked in the order of the queue.
//
// That all devices that fit go to lines further ahead is said of a line that gets none without looking:
// were one left, or with somebody behind, giving it to this line would cost less.
class Allocation::Reasons {
  public:
    Reasons(const Allocation& allocation, const Split& split);

    std::string why(std::size_t line);

  private:
    // The lines of one request that wait, as what they want.
    using Wishes = std::set<std::size_t>;

    [[nodiscard]] std::string why_device(std::size_t line, std::size_t device) const;
    [[nodiscard]] std::string why_none(std::size_t line) const;
    [[nodiscard]] std::string where(std::size_t line, std::size_t device) const;
    [[nodiscard]] std::string memory(std::size_t line, std::size_t device) const;
    [[nodiscard]] std::string ahead(std::size_t line, std::size_t device) const;
    [[nodiscard]] std::string instead(const Wants& wants) const;
    [[nodiscard]] std::int64_t left_on(const Shelf& shelf) const;
    void pass(std::size_t line);
    void count_last();

    const Allocation& allocation_;
    const Split& split_;
    std::vector<std::vector<std::int64_t>> left_;            // on each shelf of each want
    std::map<LineKind, std::map<int, std::int64_t>> spare_;  // left over, by kind and memory
    // Requests that came before, by hub and by what they want.
    std::map<HubId, std::map<Wishes, int>> passed_;
    RequestId last_;
    HubId last_hub_;
    Wishes last_wishes_;
};

}  // namespace kitbank
