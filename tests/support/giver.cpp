#include "tests/support/giver.h"

#include <stdexcept>

#include "server/core/reference.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/move_items.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/requests/london.h"

namespace kitbank {
namespace {

constexpr int months_of_all = 6;
constexpr std::chrono::days shelf_life{365};

// The months of what was activated today are over by then, and what was not activated has expired.
constexpr std::chrono::days until_over{400};

// A word that never came before in this program.
std::string next_number() {
    static int count = 0;
    const std::string digits = std::to_string(++count);
    return "894411" + std::string(13 - digits.size(), '0') + digits;
}

}  // namespace

BundleId Giver::bundle(const std::string& code, const std::string& network, int gb_per_month,
                       ItemKind kind) {
    Bundle made;
    made.organisation = organisation_;
    made.code = code;
    made.network = network;
    made.kind = kind;
    made.name = code + " bundle";
    made.gb_per_month = gb_per_month;
    made.months = months_of_all;
    made.valid_from = *parse_date("2020-01-01");
    ports_.store.write([&](Transaction& tx) {
        made.id = tx.write_stock().insert_bundle(made);
        return true;
    });
    return made.id;
}

std::string Giver::receive(BundleId bundle, HubId hub) {
    std::string reference;
    ports_.store.write([&](Transaction& tx) {
        const Bundle of = *tx.stock().bundle_by_id(bundle);
        DataItem item;
        item.organisation = organisation_;
        item.kind = of.kind;
        item.bundle = bundle;
        item.gb_per_month = of.gb_per_month;
        item.months = of.months;
        item.reference = next_number();
        const Date today = london_day(ports_.clock.now(), ports_.zones);
        item.standing.activate_by = Date{std::chrono::sys_days{today} + shelf_life};
        if (of.kind == ItemKind::voucher) {
            item.code_digest = ports_.crypto.digest(item.reference);
            item.reference = drawn_reference('V', *item.code_digest);
        }
        MoveItems move;
        move.organisation = organisation_;
        move.step.hub = move.hub = hub;
        move.actor = "person:1";
        if (!receive_items(move, {item}, tx, ports_)) throw std::logic_error("not received");
        reference = item.reference;
        return true;
    });
    return reference;
}

void Giver::move(const std::string& reference, ItemEvent event, const DataIssue& issue,
                 Transaction& tx) {
    MoveItems move;
    move.organisation = organisation_;
    move.step.event = event;
    move.step.hub = move.hub = issue.hub;
    move.step.issue = issue.id.value;
    if (event == ItemEvent::voiding) move.step.reason = VoidReason::faulty;
    if (event == ItemEvent::end || event == ItemEvent::expiry) {
        move.happened_at = ports_.clock.now() + until_over;
    }
    move.actor = "person:1";
    const std::vector<std::string> references{reference};
    const auto moved =
        move_items(move, tx.write_stock().lock_data_items(organisation_, references), tx, ports_);
    if (!moved) throw std::logic_error(sentence_of(moved.refusal()));
}

DataIssue Giver::give(BundleId bundle, DataIssue about) {
    const std::string reference = receive(bundle, about.hub);
    about.organisation = organisation_;
    if (about.asking.value == 0) about.asking = organisation_;
    about.reference = drawn_reference('D', ports_.crypto.digest("issue of " + reference));
    about.actor = "person:1";
    about.line = about.request.value == 0 ? 0 : 1;
    about.issued_at = ports_.clock.now();
    about.recorded_at = about.issued_at;
    ports_.store.write([&](Transaction& tx) {
        about.item = tx.stock().data_item(organisation_, reference)->id;
        about.id = tx.write_issues().insert_issue(about, {});
        move(reference, ItemEvent::issue, about, tx);
        return true;
    });
    about.item_reference = reference;
    return about;
}

DataIssue Giver::give(BundleId bundle, HubId hub) {
    DataIssue about;
    about.hub = hub;
    about.criteria = {true, true, true, false, false};
    return give(bundle, about);
}

void Giver::settle(DataIssue issue, IssueOutcome outcome) {
    const auto events = [&]() -> std::vector<ItemEvent> {
        switch (outcome) {
            case IssueOutcome::issued:
                return {};
            case IssueOutcome::active:
                return {ItemEvent::activation};
            case IssueOutcome::ended:
                return {ItemEvent::activation, ItemEvent::end};
            case IssueOutcome::expired:
                return {ItemEvent::expiry};
            case IssueOutcome::voided:
            case IssueOutcome::replaced:
                return {ItemEvent::voiding};
            case IssueOutcome::returned:
                return {ItemEvent::handback};
        }
        return {};
    }();
    ports_.store.write([&](Transaction& tx) {
        for (const ItemEvent event : events) move(issue.item_reference, event, issue, tx);
        issue.outcome = outcome;
        if (!tx.write_issues().update_issue(issue)) throw std::logic_error("not updated");
        return true;
    });
}

}  // namespace kitbank
