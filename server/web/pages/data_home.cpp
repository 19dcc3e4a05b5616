#include <algorithm>
#include <array>

#include "server/usecase/databank/reorder_stock.h"
#include "server/usecase/databank/see_stock.h"
#include "server/web/pages/data_words.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/words.h"
#include "server/web/text.h"

// Where the data bank begins: what lies at each hub, and what can be done from here.
namespace kitbank::web::pages {
namespace {

// Above the stock stands what is done every day; the rest is in groups beneath it.
enum class Section { daily, watch, answer, set_up };

struct HomeLink {
    Section section;
    Permission needs;
    std::string_view url;
    std::string_view text;
};

// In the order in which a volunteer is likely to want them. The first that someone may use is the button.
constexpr std::array home_links = [] {
    using enum Section;
    using enum Permission;
    return std::array{
        HomeLink{daily, give_data, "/data/give", "Give a SIM or voucher"},
        HomeLink{daily, receive_data, "/data/receive", "Receive SIMs or vouchers"},
        HomeLink{daily, see_data_stock, "/data/items", "All SIMs and vouchers"},
        HomeLink{daily, see_data_stock, "/data/consignments", "Packets between hubs"},
        HomeLink{watch, see_data_stock, "/data/reorder", "What to order or move"},
        HomeLink{watch, see_data_stock, "/data/items?list=stale", "Going stale"},
        HomeLink{watch, see_data_stock, "/data/items?list=unstarted", "Given and not started"},
        HomeLink{watch, give_data, "/data/second-bundles", "Second bundles due"},
        HomeLink{watch, give_data, "/data/overrides", "More than the limit"},
        HomeLink{watch, see_data_stock, "/data/deliveries", "Deliveries from networks"},
        HomeLink{watch, see_data_stock, "/data/files", "Files of SIMs and vouchers"},
        HomeLink{watch, see_data_stock, "/data/counts", "Counts of the shelves"},
        HomeLink{watch, write_off_data, "/data/write-offs", "Write off stock"},
        HomeLink{answer, see_data_stock, "/data/issues", "What was given"},
        HomeLink{answer, see_data_stock, "/data/statement", "Statement of an account"},
        HomeLink{answer, see_data_stock, "/data/balances", "What there was on a day"},
        HomeLink{answer, see_data_reports, "/data/reports", "Reports for funders and networks"},
        HomeLink{set_up, see_data_stock, "/data/networks", "Networks and how to start their SIMs"},
        HomeLink{set_up, see_data_stock, "/data/bundles", "Bundles"},
        HomeLink{set_up, see_data_stock, "/data/limits", "Rules for giving"},
        HomeLink{set_up, manage_databank, "/data/reminders", "Reminders"},
    };
}();

// The links of a section that the caller may use: address and text.
std::vector<Option> links_of(const Call& call, Section section) {
    std::vector<Option> links;
    for (const HomeLink& link : home_links) {
        if (link.section != section || !may(call.caller.role, link.needs)) continue;
        links.push_back({std::string{link.url}, std::string{link.text}});
    }
    return links;
}

void add_section(const Call& call, Section section, std::string title, ListPage& page) {
    ListGroup group{std::move(title)};
    for (const Option& link : links_of(call, section))
        group.rows.push_back({link.text, link.value});
    if (!group.rows.empty()) page.groups.push_back(group);
}

ListRow row_of(const ShelfLine& line) {
    const Balance& balance = line.stock.balance;
    ListRow row{balance.bundle_name};
    row.url = "/data/statement?account=hub&hub=" + percent_encode(line.stock.hub_code);
    row.meta = balance.bundle_code;
    if (line.least > 0 && balance.items < line.least) {
        row.meta += ". Low: there should be " + with_commas(line.least);
    }
    if (line.soon > 0) {
        row.meta += ". " + with_commas(line.soon) + " to be activated within " +
                    std::to_string(soon_days) + " days";
    }
    row.fact = items_text(balance.kind, balance.items) + ", " + gigabytes_text(balance.gigabytes);
    return row;
}

// What a hub should have of a network in all its bundles.
ListRow row_of(const ThresholdLine& line) {
    ListRow row{"All of " + line.name};
    const bool is_low = line.stock < line.threshold.least;
    row.meta = (is_low ? "Low: there" : "There") + std::string{" should be "} +
               with_commas(line.threshold.least);
    row.fact = with_commas(line.stock) + " in stock";
    return row;
}

void add_shelves(const std::vector<ShelfLine>& lines, ListPage& page) {
    for (const ShelfLine& line : lines) {
        if (page.groups.empty() || page.groups.back().title != line.stock.hub_name) {
            page.groups.push_back({line.stock.hub_name});
        }
        page.groups.back().rows.push_back(row_of(line));
    }
}

// Beneath the bundles of their hub; a hub that has none of any bundle may be low as well.
void add_network_thresholds(const std::vector<ThresholdLine>& lines, ListPage& page) {
    for (const ThresholdLine& line : lines) {
        if (line.threshold.kind != ThresholdKind::network) continue;
        auto group = std::ranges::find(page.groups, line.threshold.hub_name, &ListGroup::title);
        if (group == page.groups.end()) {
            group = page.groups.insert(group, ListGroup{line.threshold.hub_name});
        }
        group->rows.push_back(row_of(line));
    }
}

}  // namespace

Response show_data_home(const Call& call) {
    const auto lines = see_shelves(call.caller, call.ports());
    if (!lines) return show_refusal(call, lines.refusal());
    const auto thresholds = list_thresholds(call.caller, call.ports());
    if (!thresholds) return show_refusal(call, thresholds.refusal());
    ListPage page{"Data bank"};
    page.place = Place::data_bank;
    page.links = links_of(call, Section::daily);
    if (!page.links.empty()) {
        page.action = page.links.front();
        page.links.erase(page.links.begin());
    }
    add_shelves(*lines, page);
    add_network_thresholds(*thresholds, page);
    if (page.groups.empty()) {
        page.groups = {
            {"In stock", {}, "Nothing yet. Add a bundle, then receive what a network gave."}};
    }
    add_section(call, Section::watch, "Look after it", page);
    add_section(call, Section::answer, "Answer questions", page);
    add_section(call, Section::set_up, "Set it up", page);
    return show_list(call, page);
}

}  // namespace kitbank::web::pages
