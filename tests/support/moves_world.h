#pragma once
#include <stdexcept>
#include <string>
#include <vector>

#include "server/core/databank/iccid.h"
#include "server/usecase/databank/consignment_ports.h"
#include "server/usecase/databank/move_items.h"
#include "server/usecase/databank/stock_ports.h"
#include "tests/support/world.h"

namespace kitbank {

// The small scheme with two hubs, a bundle of O2, and SIMs on the shelves of NORTH.
struct MovesWorld : World {
    MovesWorld() { furnish(); }
    explicit MovesWorld(Store& other) : World{other} { furnish(); }

    void furnish() {
        south = open_hub("SOUTH");
        bundle = add_bundle("O2-25");
    }

    Bundle add_bundle(const std::string& code) {
        Bundle row;
        row.organisation = organisation;
        row.code = code;
        row.network = "o2";
        row.name = code + " for 12 months";
        row.gb_per_month = 25;
        row.months = 12;
        row.valid_from = *parse_date("2026-01-01");
        ports.store.write([&](Transaction& tx) {
            row.id = tx.write_stock().insert_bundle(row);
            return true;
        });
        return row;
    }

    // The number of a card of O2, the next one each time.
    std::string number() {
        std::string count = std::to_string(++numbers_);
        const std::string digits = "894411" + std::string(12 - count.size(), '0') + count;
        for (char check = '0';; ++check) {
            if (has_luhn_digit(digits + check)) return digits + check;
        }
    }

    std::vector<std::string> receive(const Hub& hub, int count,
                                     const char* activate_by = "2027-06-30") {
        return receive_of(bundle, hub, count, activate_by);
    }
    std::vector<std::string> receive_of(const Bundle& of, const Hub& hub, int count,
                                        const char* activate_by = "2027-06-30") {
        std::vector<DataItem> items(static_cast<std::size_t>(count));
        std::vector<std::string> references;
        for (DataItem& item : items) {
            item.organisation = organisation;
            item.reference = number();
            item.bundle = of.id;
            item.gb_per_month = of.gb_per_month;
            item.months = of.months;
            item.standing.activate_by = parse_date(activate_by);
            references.push_back(item.reference);
        }
        ports.store.write([&](Transaction& tx) {
            return receive_items(move(ItemEvent::receipt, hub), items, tx, ports).operator bool();
        });
        return references;
    }

    MoveItems move(ItemEvent event, const Hub& hub) {
        MoveItems row;
        row.organisation = organisation;
        row.step.event = event;
        row.step.hub = row.hub = hub.id;
        row.actor = "person:7";
        return row;
    }
    static void must(const Result<std::vector<DataItem>>& moved) {
        if (!moved) throw std::runtime_error{sentence_of(moved.refusal())};
    }
    // Something happens to items apart from packets and counts.
    Result<std::vector<DataItem>> happen(const MoveItems& row,
                                         const std::vector<std::string>& references) {
        std::optional<Result<std::vector<DataItem>>> moved;
        ports.store.write([&](Transaction& tx) {
            auto locked = tx.write_stock().lock_data_items(organisation, references);
            moved.emplace(move_items(row, locked, tx, ports));
            return moved->operator bool();
        });
        return *moved;
    }
    void give(const Hub& hub, const std::string& reference) {
        MoveItems row = move(ItemEvent::issue, hub);
        row.step.issue = 1;
        must(happen(row, {reference}));
    }
    void lose(const Hub& hub, const std::string& reference) {
        MoveItems row = move(ItemEvent::voiding, hub);
        row.step.reason = VoidReason::lost;
        must(happen(row, {reference}));
    }

    DataItem item(const std::string& reference) {
        std::optional<DataItem> row;
        ports.store.read(
            [&](Reader& reader) { row = reader.stock().data_item(organisation, reference); });
        return *row;
    }
    std::int64_t balance(AccountKind kind, std::int64_t owner) {
        std::int64_t items = 0;
        ports.store.read([&](Reader& reader) {
            for (const Balance& row : reader.stock().balances_of(organisation, {kind, owner})) {
                items += row.items;
            }
        });
        return items;
    }
    std::int64_t on_shelf(const Hub& hub) { return balance(AccountKind::hub, hub.id.value); }

    Caller volunteer(const Hub& hub) {
        Caller who = caller(Role::volunteer);
        who.hub = hub;
        return who;
    }
    Caller manager() {
        Caller who = caller(Role::manager);
        who.hub.reset();
        return who;
    }

    Hub south;
    Bundle bundle;

  private:
    int numbers_ = 0;
};

}  // namespace kitbank
