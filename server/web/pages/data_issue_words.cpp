#include "server/web/pages/data_issue_words.h"

#include "server/web/pages/data_item_words.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/site_page.h"

namespace kitbank::web {
namespace {

std::string until_text(const DataItem& item) {
    const ItemStanding& standing = item.standing;
    if (standing.ends_on) return "It ends on " + day_text(*standing.ends_on);
    return "It ends " + std::to_string(item.months) + (item.months == 1 ? " month" : " months") +
           " after it is started";
}

}  // namespace

std::string issue_url(std::string_view reference) {
    return "/data/issues/" + std::string{reference};
}

std::string spoken_number(std::string_view reference) {
    std::string text;
    const bool is_number = reference.size() > 10;
    for (std::size_t at = 0; at < reference.size(); ++at) {
        if (is_number && at != 0 && at % 5 == 0) text += ' ';
        text += reference[at];
    }
    return text;
}

void add_taken(View view, const DataItem& item) {
    view.set("TAKE_BUNDLE", item.bundle_name).set("TAKE_NUMBER", spoken_number(item.reference));
    const auto& by = item.standing.activate_by;
    view.set("TAKE_BY", by ? "Start it by " + day_text(*by) : "No date to start it by");
}

std::string_view outcome_text(IssueOutcome outcome) {
    switch (outcome) {
        case IssueOutcome::issued:
            return "Given";
        case IssueOutcome::active:
            return "In use";
        case IssueOutcome::ended:
            return "Ended";
        case IssueOutcome::expired:
            return "Not started in time";
        case IssueOutcome::voided:
            return "Void";
        case IssueOutcome::returned:
            return "Handed back unopened";
        case IssueOutcome::replaced:
            return "Swapped for another";
    }
    return "";
}

std::string data_text(const DataIssue& issue) {
    return std::to_string(issue.gb_per_month) + " GB a month for " + std::to_string(issue.months) +
           (issue.months == 1 ? " month" : " months");
}

std::vector<std::pair<std::string, std::string>> receipt_facts(const IssueReceipt& receipt) {
    const DataIssue& issue = receipt.issue;
    const bool is_sim = issue.kind == ItemKind::sim;
    std::vector<std::pair<std::string, std::string>> facts = {
        {"What", receipt.item.bundle_name},
        {"Data", data_text(issue)},
        {"Network", receipt.network.name},
        {is_sim ? "Number of the SIM" : "Voucher", spoken_number(issue.item_reference)}};
    const auto& by = receipt.item.standing.activate_by;
    if (by && !receipt.item.standing.ends_on) facts.emplace_back("Start it by", day_text(*by));
    facts.emplace_back("Until", until_text(receipt.item));
    facts.emplace_back("Given", day_text(issue.issued_at) + ", " + issue.hub_name);
    return facts;
}

void add_receipt(View view, const IssueReceipt& receipt) {
    view.set("DATA_HEADING", receipt.item.bundle_name);
    auto facts = receipt_facts(receipt);
    if (!receipt.network.help.empty()) facts.emplace_back("Help", receipt.network.help);
    for (const auto& [name, text] : facts) {
        view.add("DATA_FACT").set("DATA_NAME", name).set("DATA_TEXT", text);
    }
    view.text("STEPS", receipt.network.activation);
}

Response show_given_code(const Call& call, const GivenData& given) {
    SitePage page(call, "databank/given_code.tpl", "Given", Place::data_bank);
    View main = page.main();
    main.set("CODE", given.code).set("REFERENCE", given.issue.reference);
    main.set("BUNDLE", given.item.bundle_name).text("STEPS", given.network.activation);
    main.set("RECEIPT_URL", issue_url(given.issue.reference));
    return page.answer();
}

}  // namespace kitbank::web
