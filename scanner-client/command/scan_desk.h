#pragma once
#include <functional>
#include <optional>
#include <string>

#include "labels/tag.h"
#include "scanner-client/api_client.h"
#include "scanner-client/command/modes.h"
#include "scanner-client/queue/courier.h"
#include "scanner-client/queue/scan_queue.h"

namespace kitbank::scanner {

// One scan from reading to answer:
//
//   kept in the file  ->  a line?  ->  nothing older waits?  ->  asked of the server as a wish
//                          |no          |no: the queue goes first, as facts, this scan with it
//                          kept, and judged by what is known here
//
// Without a line a hand-over is refused and parked only when that is certain: the scan that made
// the device unfit was made here and waits here. What the server said earlier may have changed on
// somebody's page since, so that it is a warning, and the scan goes its way.
//
//
// A wish that is refused is parked with the reason: the person is told while the device is still in
// their hand. A scan with --at has happened already and always goes as a fact. After a failure the
// server is left alone for a little while, so that a desk without a line stays quick.
class ScanDesk {
  public:
    using Clock = std::function<Instant()>;
    using Told = std::function<void(const Answer&)>;

    // `earlier` hears what became of scans that waited from before.
    ScanDesk(ScanQueue& queue, ApiClient& api, Clock clock, Told earlier)
        : queue_(queue), api_(api), clock_(std::move(clock)), earlier_(std::move(earlier)) {}

    // Sends what waits. Afterwards the line is known to be up or down.
    Reply send_waiting();

    // The answer to one reading; nothing is kept of one that is no tag. The code of a request
    // (HTTPS://HOST/Q/Q-..., or Q-... alone) is for the next item, where the mode hands out.
    Answer take(const std::string& scanned, const Orders& orders);

    // A scan of anything, as the two desks have read it: kept first, then asked, sent or judged here. One with a time
    // of its own (`has_happened`) goes as a fact.
    Answer submit(Scan scan, bool has_happened);

    // Hears from the server what this hub has of data stock, when there is a line and that is older than so long.
    void refresh_stock(const std::string& hub,
                       std::chrono::seconds may_be_old = std::chrono::minutes{5});

    ScanQueue& queue() { return queue_; }
    Clock clock() const { return clock_; }

    struct Found {
        Answer answer;
        std::optional<DeviceFacts> facts;
    };
    Found look_up(const std::string& scanned);

    bool sign_in_needed() const { return sign_in_needed_; }

  private:
    Answer take_request(const std::string& reference, const Orders& orders);
    Answer take_item(const std::string& tag, const Orders& orders);
    bool is_line_down() const { return clock_() < try_again_at_; }
    void note(const Reply& reply);
    Answer ask_now(const Scan& scan);
    Answer ask_stock_now(const Scan& scan);
    void learn_stock(const Scan& scan, const std::string& outcome);
    Answer send_in_order(const Scan& scan);
    Answer keep(const Scan& scan, const Reply& reply);
    Answer judge_here(const Scan& scan, bool may_be_done);
    Answer no_tag(const std::string& scanned, labels::TagFault fault);

    ScanQueue& queue_;
    ApiClient& api_;
    Clock clock_;
    Told earlier_;
    Instant try_again_at_;
    Reply last_failure_;
    bool sign_in_needed_ = false;
    std::string request_;  // whose code was scanned last; empty once its item went
};

constexpr std::chrono::seconds line_rest_seconds{10};

}  // namespace kitbank::scanner
