#pragma once
#include <string>
#include <vector>

#include "server/core/reference.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/move_items.h"
#include "server/usecase/databank/stock_ports.h"
#include "tests/support/letters.h"
#include "tests/support/request_world.h"

namespace kitbank {

// The small scheme with a bundle of SIMs, one of vouchers, and items in stock and given. It is nine in the morning of
// Saturday 21 November 2026.
struct LivingWorld : RequestWorld {
    LivingWorld() { add_bundles(); }
    explicit LivingWorld(Store& other) : RequestWorld{other} { add_bundles(); }

    void add_bundles() {
        sims = add_bundle("O2-25", ItemKind::sim, 12);
        vouchers = add_bundle("O2-V", ItemKind::voucher, 6);
    }
    Bundle add_bundle(const std::string& code, ItemKind kind, int months) {
        Bundle bundle;
        bundle.organisation = organisation;
        bundle.code = code;
        bundle.network = "o2";
        bundle.kind = kind;
        bundle.name = code + " bundle";
        bundle.gb_per_month = 25;
        bundle.months = months;
        bundle.valid_from = *parse_date("2020-01-01");
        ports.store.write([&](Transaction& tx) {
            bundle.id = tx.write_stock().insert_bundle(bundle);
            return true;
        });
        return bundle;
    }

    // One more in stock at NORTH, or at that hub.
    DataItem stock(const char* activate_by = "", const Bundle* bundle = nullptr, HubId hub = {}) {
        static int count = 0;
        const Bundle& of = bundle == nullptr ? sims : *bundle;
        DataItem item;
        item.organisation = organisation;
        item.kind = of.kind;
        item.bundle = of.id;
        item.gb_per_month = of.gb_per_month;
        item.months = of.months;
        const std::string number = std::to_string(1'000'000'000'000 + ++count);
        item.reference = "894411" + number;
        if (of.kind == ItemKind::voucher) {
            item.reference = drawn_reference('V', crypto.digest(number));
            item.sealed_code = safe.seal("CODE" + number, "voucher:" + item.reference + "/code");
            item.code_digest = crypto.digest(number);
        }
        item.standing.activate_by = parse_date(activate_by);
        MoveItems move;
        move.organisation = organisation;
        move.hub = hub.value == 0 ? north.id : hub;
        move.actor = "person:7";
        return changed(
            [&](Transaction& tx) { return receive_items(move, {item}, tx, ports)->front(); });
    }
    // Given to somebody, who is in the vault when they are to be reminded.
    DataItem give(const DataItem& item, const Resident* to = nullptr) {
        static int count = 0;
        DataIssue issue;
        issue.organisation = organisation;
        issue.reference = drawn_reference('D', crypto.digest("given " + std::to_string(++count)));
        issue.item = item.id;
        issue.hub = item.standing.hub;
        issue.asking = organisation;
        issue.criteria = {true, true, true, false, false};
        issue.actor = caller(Role::volunteer).actor;
        issue.issued_at = issue.recorded_at = clock.now();
        if (to != nullptr) {
            issue.resident = to->id;
            issue.may_remind = true;
        }
        MoveItems move;
        move.organisation = organisation;
        move.step.event = ItemEvent::issue;
        move.step.hub = move.hub = item.standing.hub;
        move.actor = issue.actor;
        return changed([&](Transaction& tx) {
            move.step.issue = tx.write_issues().insert_issue(issue, {}).value;
            return move_items(move, {item}, tx, ports)->front();
        });
    }
    DataItem given(const char* activate_by = "") { return give(stock(activate_by)); }

    DataItem now(const DataItem& item) {
        std::optional<DataItem> row;
        ports.store.read([&](Reader& reader) { row = reader.stock().data_item_by_id(item.id); });
        return *row;
    }
    using RequestWorld::now;
    // "ended: ended": what it is, and what became of its issue.
    std::string story(const DataItem& item) {
        std::string words;
        ports.store.read([&](Reader& reader) {
            words = name_of(reader.stock().data_item_by_id(item.id)->standing.state);
            const auto issue = reader.issues().issue_of_item(item.id);
            words += issue ? ": " + std::string{name_of(issue->outcome)} : "";
        });
        return words;
    }
    using RequestWorld::story;
    void go_to(const char* moment) { clock.advance(*parse_instant(moment) - clock.now()); }

    Bundle sims;
    Bundle vouchers;

  private:
    DataItem changed(const std::function<DataItem(Transaction&)>& change) {
        DataItem item;
        ports.store.write([&](Transaction& tx) {
            item = change(tx);
            return true;
        });
        return item;
    }
};

}  // namespace kitbank
