#include "server/usecase/databank/data_bank_job.h"

#include <algorithm>
#include <functional>
#include <map>

#include "server/usecase/databank/issue_outcome.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/move_items.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/notices/post.h"
#include "server/usecase/notices/tell.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/requests/london.h"

namespace kitbank {
namespace {

using std::chrono::days;
using std::chrono::sys_days;

constexpr int reminders_per_turn = 100;

Date days_after(Date day, int count) { return Date{sys_days{day} + days{count}}; }

MoveItems move_of(const ItemOver& first, ItemEvent event) {
    MoveItems move;
    move.organisation = first.organisation;
    move.step.event = event;
    move.step.hub = move.hub = first.hub;
    move.actor = "job:data_bank";
    return move;
}

// Looked at again behind the lock: it may have been swapped, or sent elsewhere.
bool may_step(const DataItem& item, const ItemOver& first, ItemEvent event, Date today) {
    ItemStep step;
    step.event = event;
    step.day = today;
    return item.standing.hub == first.hub && item.standing.consignment == 0 &&
           bool{apply(item.standing, step)};
}

// One group of the ledger: those of one hub.
int step_group(const std::vector<ItemOver>& group, ItemEvent event, Date today, Ports& ports) {
    std::vector<std::string> references;
    for (const ItemOver& each : group) references.push_back(each.reference);
    int count = 0;
    ports.store.write([&](Transaction& tx) {
        count = 0;
        std::vector<DataItem> items =
            tx.write_stock().lock_data_items(group.front().organisation, references);
        std::erase_if(items, [&](const DataItem& item) {
            return !may_step(item, group.front(), event, today);
        });
        if (items.empty()) return false;
        if (!move_items(move_of(group.front(), event), items, tx, ports)) return false;
        settle_issues(items, event, tx);
        count = static_cast<int>(items.size());
        return true;
    });
    return count;
}

using Question = std::function<std::vector<ItemOver>(IssueReader&)>;

// Batch after batch, until nothing more is due or nothing changes.
int step_all(const Question& question, ItemEvent event, Date today, Ports& ports) {
    int total = 0;
    for (int turn = 0; turn < data_batches_per_turn; ++turn) {
        std::vector<ItemOver> due;
        ports.store.read([&](Reader& reader) { due = question(reader.issues()); });
        std::map<std::pair<OrganisationId, HubId>, std::vector<ItemOver>> groups;
        for (const ItemOver& each : due) groups[{each.organisation, each.hub}].push_back(each);
        int count = 0;
        for (const auto& [hub, group] : groups) count += step_group(group, event, today, ports);
        total += count;
        if (count == 0 || due.size() < data_batch_size) break;
    }
    return total;
}

// The days to which a step belongs: up to it, and from the one after the next step on.
struct Window {
    Date from{};
    Date to{};
};
Window window_of(const std::vector<int>& steps, std::size_t number, Date today) {
    const bool is_last = number + 1 == steps.size();
    return {days_after(today, is_last ? 0 : steps[number + 1] + 1),
            days_after(today, steps[number])};
}

std::string count_text(std::int64_t count) {
    return std::to_string(count) + (count == 1 ? " SIM or voucher" : " SIMs and vouchers");
}

Mail letter_about(const std::vector<StaleStock>& stock, OrganisationId organisation) {
    std::int64_t items = 0;
    Date first = stock.front().first;
    std::string list;
    for (const StaleStock& row : stock) {
        items += row.items;
        first = std::min(first, row.first);
        list += "- " + row.bundle_name + ": " + count_text(row.items) + ", the first by " +
                in_words(row.first) + "\n";
    }
    Mail mail;
    mail.organisation = organisation;
    mail.subject = "Data bank " + stock.front().hub_code + ": " + std::to_string(items) +
                   " to give by " + in_words(first);
    mail.text = "At " + stock.front().hub_name + " " + count_text(items) +
                " must be activated soon. After that day nobody can use them.\n\n" + list +
                "\nPlease give these first, or send them to a hub that can. They stand on the "
                "page Data bank, Going stale.\n";
    return mail;
}

// Staff of the hub first, then managers.
std::vector<std::string> addresses_at(HubId hub, OrganisationId organisation, Reader& reader) {
    std::vector<std::string> staff;
    std::vector<std::string> managers;
    for (const Member& member : reader.partners().members(organisation)) {
        const Membership& membership = member.membership;
        const bool is_here = membership.hub && membership.hub->id == hub;
        if (member.disabled) continue;
        if (membership.role == Role::hub_staff && is_here) staff.push_back(member.email);
        if (membership.role == Role::manager && (!membership.hub || is_here)) {
            managers.push_back(member.email);
        }
    }
    staff.insert(staff.end(), managers.begin(), managers.end());
    if (staff.size() > stale_letters_max) staff.resize(stale_letters_max);
    return staff;
}

bool remind_hub(HubId hub, OrganisationId organisation, const Window& window, int step,
                Ports& ports) {
    bool reminded = false;
    ports.store.write([&](Transaction& tx) {
        auto stock = tx.issues().stale_stock(organisation, window.from, window.to, step);
        std::erase_if(stock, [&](const StaleStock& row) { return row.hub != hub; });
        reminded =
            !stock.empty() && tx.write_issues().note_stale(organisation, hub, window.from,
                                                           window.to, step, ports.clock.now()) > 0;
        if (!reminded) return false;
        Mail mail = letter_about(stock, organisation);
        for (const std::string& address : addresses_at(hub, organisation, tx)) {
            mail.to = address;
            post_mail(mail, tx, ports);
        }
        return true;
    });
    return reminded;
}

int remind_staff(const DataReminders& rule, Date today, Ports& ports) {
    int count = 0;
    for (std::size_t number = 0; number < rule.stale_days.size(); ++number) {
        const Window window = window_of(rule.stale_days, number, today);
        const int step = rule.stale_days[number];
        std::vector<StaleStock> stock;
        ports.store.read([&](Reader& reader) {
            stock = reader.issues().stale_stock(rule.organisation, window.from, window.to, step);
        });
        std::vector<HubId> hubs;
        for (const StaleStock& row : stock) {
            if (std::ranges::find(hubs, row.hub) == hubs.end()) hubs.push_back(row.hub);
        }
        for (const HubId hub : hubs) {
            count += remind_hub(hub, rule.organisation, window, step, ports) ? 1 : 0;
        }
    }
    return count;
}

bool remind_person(const DataIssue& issue, int step, Ports& ports) {
    bool reminded = false;
    ports.store.write([&](Transaction& tx) {
        const auto items =
            tx.write_stock().lock_data_items(issue.organisation, {&issue.item_reference, 1});
        const bool is_theirs = !items.empty() && items.front().standing.issue == issue.id.value &&
                               items.front().standing.state == ItemState::active;
        reminded =
            is_theirs && tx.write_issues().note_reminder(items.front().id, ItemReminder::ending,
                                                         step, ports.clock.now());
        if (!reminded) return false;
        tell_resident_of(
            {issue.organisation, issue.resident_reference, issue.request, issue.hub,
             issue.reference, issue.language},
            MessageKind::data_ends_soon,
            {{"items", issue.bundle_name}, {"due", in_words(*items.front().standing.ends_on)}}, tx,
            ports);
        return true;
    });
    return reminded;
}

int remind_people(const DataReminders& rule, Date today, Ports& ports) {
    if (rule.ending_days == 0) return 0;
    std::vector<DataIssue> ending;
    ports.store.read([&](Reader& reader) {
        ending = reader.issues().issues_ending(rule.organisation, today,
                                               days_after(today, rule.ending_days),
                                               rule.ending_days, reminders_per_turn);
    });
    int count = 0;
    for (const DataIssue& issue : ending) {
        count += remind_person(issue, rule.ending_days, ports) ? 1 : 0;
    }
    return count;
}

int remind_all(Date today, Ports& ports) {
    std::vector<DataReminders> rules;
    ports.store.read([&](Reader& reader) {
        for (const OrganisationId each : reader.issues().data_organisations()) {
            rules.push_back(reader.issues().data_reminders(each));
        }
    });
    int count = 0;
    for (const DataReminders& rule : rules) {
        count += remind_staff(rule, today, ports) + remind_people(rule, today, ports);
    }
    return count;
}

}  // namespace

int run_data_bank(Ports& ports) {
    const Instant now = ports.clock.now();
    const Date today = london_day(now, ports.zones);
    const auto over = [&](IssueReader& reader) {
        return reader.items_over(today, data_batch_size);
    };
    const auto past_date = [&](IssueReader& reader) {
        return reader.items_past_date(today, data_batch_size);
    };
    int count = step_all(over, ItemEvent::end, today, ports);
    count += step_all(past_date, ItemEvent::expiry, today, ports);
    if (is_daytime(now, ports.zones)) count += remind_all(today, ports);
    return count;
}

}  // namespace kitbank
