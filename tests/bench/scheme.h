#pragma once
#include <atomic>
#include <span>
#include <string>
#include <vector>

#include "tests/bench/hand_written.h"
#include "tests/bench/http_client.h"

namespace kitbank::bench {

// A running server with its database, and the devices to work on.
struct Scheme {
    int port = 0;
    std::string token;  // a manager's
    Address database;
    std::vector<std::string> tags;  // shuffled once, so that neighbours are far apart on disk

    HttpClient connect() const { return {port, token}; }
    // As staff of one hub, whose every request is held to that hub's reach.
    Scheme bound_to(int hub) const;
    const std::string& random_tag() const;
};

constexpr int hub_count = 100;
std::string hub_code(int number);  // from 1: "B001"

// Brings the scheme to `devices` received devices through the API itself (hubs, print batches,
// deliveries of intakes), so that every row and every chain is a real one; says how far it is.
void fill(Scheme& scheme, std::size_t devices);

// Hands out slices of the tags, no two of which overlap until all tags were used: batches at work
// at the same time have no device in common.
class Slices {
  public:
    Slices(const Scheme& scheme, std::size_t size) : tags_(scheme.tags), size_(size) {}
    std::span<const std::string> next();

  private:
    std::span<const std::string> tags_;
    std::size_t size_;
    std::atomic<std::size_t> taken_ = 0;
};

std::string draw_uuid();
std::string now_text();  // RFC 3339, microseconds, UTC

}  // namespace kitbank::bench
