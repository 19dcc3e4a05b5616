#include "scanner-client/command/desk.h"
#include "scanner-client/command/modes.h"
#include "scanner-client/command/stock_desk.h"

namespace kitbank::scanner {

int scan(const Arguments& arguments, const Doors& doors) {
    const auto settings = signed_in(arguments, doors);
    if (!settings) return exit_sign_in;
    const auto read = read_orders(*find_mode(arguments.command), arguments, settings->hub, now());
    if (const auto* fault = std::get_if<UsageFault>(&read)) throw WrongUsage{*fault};
    const auto& orders = std::get<Orders>(read);

    Desk desk{arguments, doors, *settings};
    if (doors.out_is_terminal && !arguments.has("picture")) {
        desk.terminal.remark("At " + orders.hub + ": " +
                             std::string{find_mode(arguments.command)->summary} +
                             ". Scan a label; Ctrl-D ends.");
    }
    if (desk.queue.count_waiting() > 0) desk.scans.send_waiting();
    const auto take = [&](const std::string& scanned) {
        desk.terminal.say(desk.scans.take(scanned, orders));
    };
    for_each_reading(arguments, doors, take, desk.terminal);
    return desk.finish();
}

int scan_stock(const Arguments& arguments, const Doors& doors) {
    const auto settings = signed_in(arguments, doors);
    if (!settings) return exit_sign_in;
    const StockMode& mode = *find_stock_mode(arguments.command);
    const auto read = read_stock_orders(mode, arguments, settings->hub, now());
    if (const auto* fault = std::get_if<UsageFault>(&read)) throw WrongUsage{*fault};
    const auto& orders = std::get<StockOrders>(read);
    Desk desk{arguments, doors, *settings};
    if (doors.out_is_terminal && !arguments.has("picture")) {
        desk.terminal.remark("At " + orders.hub + ": " + std::string{mode.summary} +
                             ". Scan; Ctrl-D ends.");
    }
    if (desk.queue.count_waiting() > 0) desk.scans.send_waiting();
    desk.scans.refresh_stock(orders.hub, std::chrono::seconds{0});
    StockDesk stock{desk.scans, orders};
    const auto take = [&](const std::string& scanned) { desk.terminal.say(stock.take(scanned)); };
    for_each_reading(arguments, doors, take, desk.terminal);
    return desk.finish();
}

int look_up(const Arguments& arguments, const Doors& doors) {
    const auto settings = signed_in(arguments, doors);
    if (!settings) return exit_sign_in;
    Desk desk{arguments, doors, *settings};
    const auto take = [&](const std::string& scanned) {
        const auto found = desk.scans.look_up(scanned);
        if (found.facts) {
            desk.terminal.show(found.answer, *found.facts);
        } else {
            desk.terminal.say(found.answer);
        }
    };
    for_each_reading(arguments, doors, take, desk.terminal);
    if (desk.scans.sign_in_needed()) return exit_sign_in;
    return desk.terminal.refused() > 0 ? exit_refused : exit_ok;
}

}  // namespace kitbank::scanner
