#pragma once
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "scanner-client/facts.h"
#include "scanner-client/queue/database.h"
#include "scanner-client/queue/stock_memory.h"
#include "scanner-client/scan.h"

namespace kitbank::scanner {

// The scanner's memory: every scan it ever made, in one SQLite file.
//
//   scan    seq (1, 2, 3, ... without a gap), id, at, tag, event, hub, evidence as JSON
//           state   waiting  kept here, the server has not answered for it
//                   sent     the server has it
//                   parked   the server (or the rules here) refused it: a person must look
//                   closed   a person has looked
//           outcome, code, sentence   what was answered
//   device  the last known facts of each tag, without any person's reference
//   card, network   data stock (stock_memory.h)
//   about   the scanner's name, drawn once: two computers never share one
//
// A scan is here, durably, before anything is sent, and its row is never deleted: until the server
// says that a backup holds it, this row is the backup. Only the recipient's reference is cleared
// once the server has it. Several programs may use one file; each call is its own transaction.
class ScanQueue {
  public:
    explicit ScanQueue(const std::string& path);

    // The name in each delivery, "scanner-1f0c9a44b2d7".
    const std::string& scanner() const { return scanner_; }

    // Gives the scan its number and keeps it. When this returns, it will be sent.
    Scan keep(Scan scan);

    // The oldest that wait with a number above `after`, in the order they were made.
    std::vector<Scan> waiting(std::size_t most, std::int64_t after = 0);
    std::int64_t count_waiting();

    // Several of the changes below as one, with one wait for the disk.
    void together(const std::function<void()>& changes);

    // The server has it (outcome: applied, duplicate, conflict).
    void mark_sent(const Uuid& id, const std::string& outcome);

    // Refused, or in conflict: waits for a person.
    void park(const Uuid& id, const Answer& answer, bool server_has_it);

    struct Parked {
        Scan scan;
        Answer answer;
    };
    std::vector<Parked> parked();

    // A person has looked at a parked scan. False when none with this number is parked.
    bool close(std::int64_t seq);

    void remember(const DeviceFacts& facts);
    std::optional<DeviceFacts> recall(const std::string& tag);

    StockMemory& stock() { return stock_; }

  private:
    void migrate();

    Database database_;
    StockMemory stock_{database_};
    std::string scanner_;
};

}  // namespace kitbank::scanner
