#pragma once
#include <map>
#include <set>
#include <string>
#include <vector>

#include "server/core/databank/iccid.h"
#include "server/usecase/databank/record_stock_scans.h"
#include "server/usecase/databank/settle_stock_scan.h"
#include "tests/support/giving_world.h"

namespace kitbank {

// The small scheme with scanners at its two hubs that tell of data stock.
struct ScanningWorld : GivingWorld {
    ScanningWorld() { south = open_hub("SOUTH"); }

    // Numbers of O2, the same in every world.
    static std::string number(int count) {
        const std::string digits = "894411000000" + std::to_string(100'000 + count);
        for (char check = '0';; ++check) {
            if (has_luhn_digit(digits + check)) return digits + check;
        }
    }
    static Uuid id_of(int scan) {
        Uuid id;
        id.bytes[0] = 0xb0;
        id.bytes[14] = static_cast<std::uint8_t>(scan >> 8);
        id.bytes[15] = static_cast<std::uint8_t>(scan + 1);
        return id;
    }
    [[nodiscard]] Caller scanner_at(const Hub& hub) const {
        Caller who = caller(Role::hub_staff);
        who.hub = hub;
        who.actor = "token:7";
        return who;
    }
    // A scan that NORTH's scanner made just now, or tells later.
    TellStockScan scan(StockScanEvent event, const std::string& subject, Evidence facts = {}) {
        TellStockScan told;
        told.id = crypto.make_uuid();
        told.caller = scanner_at(north);
        told.event = event;
        told.subject = subject;
        told.hub = "NORTH";
        told.at = clock.now();
        told.source = "scanner-1";
        told.source_seq = ++seq_;
        told.facts = std::move(facts);
        return told;
    }
    TellStockScan receipt(const std::string& subject) {
        return scan(StockScanEvent::sim_receipt, subject, {{"bundle", "O2-25"}});
    }
    TellStockScan gift(const std::string& subject, const KitRequest& to) {
        return scan(StockScanEvent::sim_issue, subject,
                    {{"request", to.reference}, {"terms_told", "yes"}});
    }
    TellStockScan voiding(const std::string& subject, const char* reason = "lost") {
        return scan(StockScanEvent::sim_void, subject, {{"reason", reason}});
    }
    static TellStockScan wish(TellStockScan told) {
        told.tense = Tense::wish;
        return told;
    }
    ToldStockScan tell(const TellStockScan& told) {
        return record_stock_scans({&told, 1}, ports).front();
    }
    static std::string outcome(const ToldStockScan& told) {
        std::string text{name_of(told.outcome)};
        if (told.refusal) text += " " + std::string{name_of(told.refusal->code)};
        return text;
    }
    std::string told(const TellStockScan& scan) { return outcome(tell(scan)); }

    std::vector<OpenStockScan> waiting() {
        return read_open_stock_scans(caller(Role::manager), ports);
    }
    ItemState state_of(const std::string& subject) {
        ItemState state = ItemState::none;
        ports.store.read([&](Reader& reader) {
            if (const auto item = reader.stock().data_item(organisation, subject))
                state = item->standing.state;
        });
        return state;
    }

    std::int64_t held_at(AccountKind kind, const Hub& hub) {
        std::int64_t items = 0;
        ports.store.read([&](Reader& reader) {
            for (const Balance& row :
                 reader.stock().balances_of(organisation, {kind, hub.id.value}))
                items += row.items;
        });
        return items;
    }
    std::int64_t held_at_north() { return held_at(AccountKind::hub, north); }

    Hub south;

  private:
    std::int64_t seq_ = 0;
};

}  // namespace kitbank
