#pragma once
#include <functional>
#include <string>
#include <vector>

#include "server/core/reference.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/move_items.h"
#include "server/usecase/databank/stock_ports.h"
#include "tests/support/letters.h"
#include "tests/support/request_world.h"

namespace kitbank {

// SIMs and vouchers in a world, in stock and given.
class StockBench {
  public:
    explicit StockBench(World& world) : world_(world) {
        sims = add_bundle("O2-25", ItemKind::sim, 12);
        vouchers = add_bundle("O2-V", ItemKind::voucher, 6);
    }

    Bundle add_bundle(const std::string& code, ItemKind kind, int months) {
        Bundle bundle;
        bundle.organisation = world_.organisation;
        bundle.code = code;
        bundle.network = "o2";
        bundle.kind = kind;
        bundle.name = code + " bundle";
        bundle.gb_per_month = 25;
        bundle.months = months;
        bundle.valid_from = *parse_date("2020-01-01");
        world_.ports.store.write([&](Transaction& tx) {
            bundle.id = tx.write_stock().insert_bundle(bundle);
            return true;
        });
        return bundle;
    }

    // One more in stock at NORTH, or at that hub. The code of a voucher is "CODE" and digits.
    DataItem stock(const char* activate_by = "", const Bundle* bundle = nullptr, HubId hub = {}) {
        const Bundle& of = bundle == nullptr ? sims : *bundle;
        const std::string number = std::to_string(1'000'000'000'000 + ++count_);
        DataItem item;
        item.organisation = world_.organisation;
        item.kind = of.kind;
        item.bundle = of.id;
        item.gb_per_month = of.gb_per_month;
        item.months = of.months;
        item.reference = "894411" + number;
        if (of.kind == ItemKind::voucher) {
            item.reference = drawn_reference('V', world_.crypto.digest(number));
            item.sealed_code =
                world_.safe.seal("CODE" + number, "voucher:" + item.reference + "/code");
            item.code_digest = world_.crypto.digest(number);
        }
        item.standing.activate_by = parse_date(activate_by);
        MoveItems move;
        move.organisation = world_.organisation;
        move.hub = hub.value == 0 ? world_.north.id : hub;
        move.actor = "person:7";
        return changed([&](Transaction& tx) {
            return receive_items(move, {item}, tx, world_.ports)->front();
        });
    }
    // Given to somebody, who is in the vault when they are to be reminded.
    DataItem give(const DataItem& item, const Resident* to = nullptr) {
        DataIssue issue;
        issue.organisation = world_.organisation;
        issue.reference =
            drawn_reference('D', world_.crypto.digest("given " + std::to_string(++count_)));
        issue.item = item.id;
        issue.hub = item.standing.hub;
        issue.asking = world_.organisation;
        issue.criteria = {true, true, true, false, false};
        issue.actor = world_.caller(Role::volunteer).actor;
        issue.issued_at = issue.recorded_at = world_.clock.now();
        if (to != nullptr) {
            issue.resident = to->id;
            issue.may_remind = true;
        }
        MoveItems move;
        move.organisation = world_.organisation;
        move.step.event = ItemEvent::issue;
        move.step.hub = move.hub = item.standing.hub;
        move.actor = issue.actor;
        return changed([&](Transaction& tx) {
            move.step.issue = tx.write_issues().insert_issue(issue, {}).value;
            return move_items(move, {item}, tx, world_.ports)->front();
        });
    }
    DataItem given(const char* activate_by = "") { return give(stock(activate_by)); }
    // One more of a bundle that another may follow, in use from today on.
    DataItem started(const Bundle& bundle) {
        const DataItem item = give(stock("", &bundle));
        MoveItems move;
        move.organisation = world_.organisation;
        move.step.event = ItemEvent::activation;
        move.hub = item.standing.hub;
        move.actor = "person:7";
        return changed([&](Transaction& tx) {
            const DataIssueId issue{item.standing.issue};
            tx.write_issues().settle_issues({&issue, 1}, IssueOutcome::active);
            return move_items(move, {item}, tx, world_.ports)->front();
        });
    }
    Bundle add_bundle_before(const std::string& next) {
        Bundle bundle = add_bundle("O2-1", ItemKind::sim, 1);
        bundle.code = "O2-2";
        bundle.next = next;
        world_.ports.store.write([&](Transaction& tx) {
            bundle.id = tx.write_stock().insert_bundle(bundle);
            return true;
        });
        return bundle;
    }

    DataItem now(const DataItem& item) {
        std::optional<DataItem> row;
        world_.ports.store.read(
            [&](Reader& reader) { row = reader.stock().data_item_by_id(item.id); });
        return *row;
    }
    // "ended: ended": what it is, and what became of its issue.
    std::string story(const DataItem& item) {
        std::string words;
        world_.ports.store.read([&](Reader& reader) {
            words = name_of(reader.stock().data_item_by_id(item.id)->standing.state);
            const auto issue = reader.issues().issue_of_item(item.id);
            words += issue ? ": " + std::string{name_of(issue->outcome)} : "";
        });
        return words;
    }
    void go_to(const char* moment) {
        world_.clock.advance(*parse_instant(moment) - world_.clock.now());
    }

    Bundle sims;
    Bundle vouchers;

  private:
    DataItem changed(const std::function<DataItem(Transaction&)>& change) {
        DataItem item;
        world_.ports.store.write([&](Transaction& tx) {
            item = change(tx);
            return true;
        });
        return item;
    }

    World& world_;
    int count_ = 0;
};

// The small scheme with somebody in the vault, and data stock. It is nine in the morning of Saturday 21 November
// 2026.
struct LivingWorld : RequestWorld, StockBench {
    LivingWorld() : StockBench{static_cast<World&>(*this)} {}
    explicit LivingWorld(Store& other)
        : RequestWorld{other}, StockBench{static_cast<World&>(*this)} {}
    using RequestWorld::now;
    using RequestWorld::story;
    using StockBench::now;
    using StockBench::story;
};

}  // namespace kitbank
