#pragma once
#include <atomic>
#include <string>
#include <vector>

#include "server/core/permission.h"
#include "server/usecase/databank/move_items.h"
#include "server/usecase/databank/stock_ports.h"
#include "tests/support/world.h"

namespace kitbank {

// The small scheme with a bundle of 25 GB for 12 months and a second hub, and short ways to move SIMs through the ledger.
struct StockWorld : World {
    StockWorld() { make_bundle(); }
    explicit StockWorld(Store& other) : World(other) { make_bundle(); }

    Bundle add_bundle(const std::string& code, int gb_per_month = 25, int months = 12) {
        Bundle row;
        row.organisation = organisation;
        row.code = code;
        row.network = "o2";
        row.name = "O2 " + std::to_string(gb_per_month) + " GB";
        row.gb_per_month = gb_per_month;
        row.months = months;
        row.valid_from = Date{std::chrono::year{2026} / std::chrono::January / 1};
        ports.store.write([&](Transaction& tx) {
            row.id = tx.write_stock().insert_bundle(row);
            return true;
        });
        return row;
    }
    DataItem new_sim(const Bundle& of) {
        static std::atomic<std::int64_t> count = 0;
        DataItem item;
        item.organisation = organisation;
        item.reference = "89441177777" + std::to_string(10'000'000 + ++count);
        item.bundle = of.id;
        item.gb_per_month = of.gb_per_month;
        item.months = of.months;
        item.standing.activate_by = Date{std::chrono::year{2027} / std::chrono::June / 30};
        return item;
    }
    [[nodiscard]] MoveItems move_of(ItemEvent event, const Hub& hub) const {
        MoveItems move{organisation, {}};
        move.step.event = event;
        move.step.hub = hub.id;
        move.actor = caller(Role::hub_staff).actor;
        move.hub = hub.id;
        return move;
    }

    std::vector<DataItem> receive(const Hub& hub, int count, const Bundle& of) {
        std::vector<DataItem> items;
        for (int each = 0; each < count; ++each) items.push_back(new_sim(of));
        ports.store.write([&](Transaction& tx) {
            items = *receive_items(move_of(ItemEvent::receipt, hub), items, tx, ports);
            return true;
        });
        return items;
    }
    std::vector<DataItem> receive(const Hub& hub, int count) { return receive(hub, count, bundle); }

    // Locks the items as a verb does, and moves them.
    Result<std::vector<DataItem>> try_move(const MoveItems& move,
                                           const std::vector<std::string>& references) {
        Result<std::vector<DataItem>> moved = Refusal{RefusalCode::sim_not_found, "", {}};
        ports.store.write([&](Transaction& tx) {
            moved = move_items(move, tx.write_stock().lock_data_items(organisation, references), tx,
                               ports);
            return bool{moved};
        });
        return moved;
    }
    DataItem move(const MoveItems& how, const DataItem& item) {
        return (*try_move(how, {item.reference})).front();
    }
    DataItem issue(const DataItem& item, const Hub& hub) {
        MoveItems how = move_of(ItemEvent::issue, hub);
        how.step.issue = 1;
        return move(how, item);
    }

    DataItem now(const DataItem& item) {
        std::optional<DataItem> row;
        ports.store.read(
            [&](Reader& reader) { row = reader.stock().data_item(organisation, item.reference); });
        return *row;
    }
    // Items on this account, of all bundles.
    std::int64_t held(AccountKind kind, std::int64_t owner) {
        std::int64_t items = 0;
        ports.store.read([&](Reader& reader) {
            for (const Balance& row : reader.stock().balances_of(organisation, {kind, owner})) {
                items += row.items;
            }
        });
        return items;
    }

    Hub south;
    Bundle bundle;

  private:
    void make_bundle() {
        south = open_hub("SOUTH");
        bundle = add_bundle("O2-25");
    }
};

}  // namespace kitbank
