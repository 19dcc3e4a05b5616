#include "server/usecase/databank/set_aside_data.h"

#include <algorithm>
#include <functional>

#include "server/core/canonical.h"
#include "server/usecase/databank/find_issues.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/item_reach.h"
#include "server/usecase/databank/move_items.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/lending_ports.h"
#include "server/usecase/requests/reach.h"

namespace kitbank {
namespace {

constexpr int batch_size = 100;

std::ptrdiff_t data_waited_for(const KitRequest& request) {
    using enum RequestState;
    if (!is_open(request.state) && request.state != handed_over) return 0;
    return std::ranges::count_if(request.lines, [](const RequestLine& line) {
        return line.kind == LineKind::data && line.state == LineState::waiting;
    });
}

bool takes_data(const KitRequest& request, Reader& reader) {
    using enum RequestState;
    const bool is_begun =
        request.state == accepted || request.state == ready || request.state == handed_over;
    const auto held = reader.issues().set_aside_for(request.organisation, request.reference);
    return is_begun && data_waited_for(request) > std::ssize(held);
}

MoveItems move_of(const DataItem& item, ItemEvent event, const std::string& actor) {
    MoveItems move;
    move.organisation = item.organisation;
    move.step.event = event;
    move.step.hub = item.standing.hub;
    move.actor = actor;
    move.hub = item.standing.hub;
    return move;
}

void release(const DataItem& item, const std::string& actor, const std::string& words,
             Transaction& tx, Ports& ports) {
    MoveItems move = move_of(item, ItemEvent::release, actor);
    move.words = words;
    const auto moved = move_items(move, {item}, tx, ports);
    if (!moved) throw StoreFailure{RefusalCode::internal, item.reference + " cannot be released"};
}

Result<DataItem> set_aside(const SetAsideData& command, Transaction& tx, Ports& ports) {
    const Caller& caller = command.caller;
    const auto request =
        lock_reachable_request(caller, Permission::allocate_kit, command.request, tx);
    if (!request) return request.refusal();
    if (!takes_data(*request, tx)) {
        return Refusal{
            RefusalCode::line_taken, "This request waits for no further SIM or voucher.", {}};
    }
    const std::string reference = scanned_reference(caller, command.item, tx);
    const auto item = lock_reachable_item(caller, Permission::change_data, reference, tx);
    if (!item) return item.refusal();
    const int days = tx.lending().terms(request->organisation).reservation_days;
    MoveItems move = move_of(*item, ItemEvent::reservation, caller.actor);
    move.step.request = request->reference;
    move.words = request->reference;
    move.reserved_until = ports.clock.now() + std::chrono::days{days};
    const auto moved = move_items(move, {*item}, tx, ports);
    if (!moved) return moved.refusal();
    return moved->front();
}

Result<DataItem> release_by_hand(const ReleaseData& command, Transaction& tx, Ports& ports) {
    const Caller& caller = command.caller;
    const std::string reference = scanned_reference(caller, command.item, tx);
    const auto item = lock_reachable_item(caller, Permission::change_data, reference, tx);
    if (!item) return item.refusal();
    MoveItems move = move_of(*item, ItemEvent::release, caller.actor);
    move.words = "released by hand, of " + item->standing.reserved_for;
    const auto moved = move_items(move, {*item}, tx, ports);
    if (!moved) return moved.refusal();
    return moved->front();
}

Result<DataItem> once_for_item(const Caller& caller, const Request& request, Ports& ports,
                               const std::function<Result<DataItem>(Transaction&)>& operation) {
    return once<DataItem>(
        request, ports,
        [&](Transaction& tx) -> Result<Done<DataItem>> {
            const auto item = operation(tx);
            if (!item) return item.refusal();
            return Done<DataItem>{*item, item->reference};
        },
        [&](Transaction& tx, const std::string& reference) {
            return reachable_item(caller, Permission::change_data, reference, tx);
        });
}

// Looked at again behind the lock: it may have been given, or set aside anew.
bool release_one(const IssueReader::HoldOver& over, Instant now, Ports& ports) {
    bool released = false;
    ports.store.write([&](Transaction& tx) {
        released = false;
        const auto items = tx.write_stock().lock_data_items(over.organisation, {&over.item, 1});
        if (items.empty() || items.front().standing.state != ItemState::reserved) return false;
        const DataItem& item = items.front();
        if (!item.reserved_until || *item.reserved_until > now) return false;
        release(item, "job:lending", "not collected, of " + item.standing.reserved_for, tx, ports);
        released = true;
        return true;
    });
    return released;
}

}  // namespace

Result<DataItem> set_aside_data(const SetAsideData& command, Ports& ports) {
    const std::string content =
        CanonicalText{}.add("set aside data").add(command.request).add(command.item).text();
    return once_for_item(command.caller, {command.id, content, command.caller.actor}, ports,
                         [&](Transaction& tx) { return set_aside(command, tx, ports); });
}

Result<DataItem> release_data(const ReleaseData& command, Ports& ports) {
    const std::string content = CanonicalText{}.add("release data").add(command.item).text();
    return once_for_item(command.caller, {command.id, content, command.caller.actor}, ports,
                         [&](Transaction& tx) { return release_by_hand(command, tx, ports); });
}

void release_data_of(const KitRequest& request, const std::string& actor, Transaction& tx,
                     Ports& ports) {
    const auto held = tx.issues().set_aside_for(request.organisation, request.reference);
    const std::ptrdiff_t kept = data_waited_for(request);
    if (std::ssize(held) <= kept) return;
    const std::vector<std::string> beyond(held.begin() + kept, held.end());
    for (const DataItem& item : tx.write_stock().lock_data_items(request.organisation, beyond)) {
        const bool is_held = item.standing.state == ItemState::reserved &&
                             item.standing.reserved_for == request.reference;
        if (is_held) release(item, actor, "no longer needed for " + request.reference, tx, ports);
    }
}

int release_data_holds(Ports& ports) {
    const Instant now = ports.clock.now();
    int count = 0;
    for (;;) {
        std::vector<IssueReader::HoldOver> over;
        ports.store.read(
            [&](Reader& reader) { over = reader.issues().data_holds_over(now, batch_size); });
        int released = 0;
        for (const auto& each : over) released += release_one(each, now, ports) ? 1 : 0;
        count += released;
        if (released == 0) return count;
    }
}

}  // namespace kitbank
