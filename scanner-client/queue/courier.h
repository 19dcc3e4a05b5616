#pragma once
#include <functional>
#include <string>

#include "scanner-client/api_client.h"
#include "scanner-client/queue/scan_queue.h"

namespace kitbank::scanner {

// Carries what waits in the queue to the server, oldest first, as facts. A delivery that the
// server refuses as a whole, or that breaks it, is halved until the one scan at fault stands alone:
// a refused one is parked, one that breaks the server waits on, and neither holds up the others.
class Courier {
  public:
    Courier(ScanQueue& queue, ApiClient& api) : queue_(queue), api_(api) {}

    using Told = std::function<void(const Scan&, const Answer&)>;
    using Clock = std::function<Instant()>;

    // Everything that waits, until the queue is empty or the server does not answer. Says what
    // became of each scan.
    Reply drain(const Told& told, const Clock& clock);

  private:
    Reply deliver(std::span<const Scan> scans, const Told& told, const Clock& clock);
    Reply deliver_halves(std::span<const Scan> scans, const Told& told, const Clock& clock);
    void settle(std::span<const Scan> scans, const BatchReply& reply, const Told& told);
    Answer settle(const Scan& scan, const ScanResult& result);
    std::string sentence_about(const Scan& scan, const ScanResult& result);
    void learn(const Scan& scan, const ScanResult& result);

    ScanQueue& queue_;
    ApiClient& api_;
};

}  // namespace kitbank::scanner
