#pragma once
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/usecase/databank/find_issues.h"
#include "server/usecase/databank/give_data.h"
#include "server/web/call.h"
#include "server/web/page.h"
#include "server/web/pages/request_view.h"

// What pages say of data that is given, and was.
namespace kitbank::web {

std::string issue_url(std::string_view reference);
// "89441 10000 00000 1238": in groups, as a person compares it with the card.
std::string spoken_number(std::string_view reference);
// TAKE_BUNDLE, TAKE_NUMBER, TAKE_BY of an item that is to be taken from the shelf.
void add_taken(View view, const DataItem& item);
std::string_view outcome_text(IssueOutcome outcome);  // "Given"
// "25 GB a month for 12 months"
std::string data_text(const DataIssue& issue);

// What it is, until when, and how to know it: names and words, in order.
std::vector<std::pair<std::string, std::string>> receipt_facts(const IssueReceipt& receipt);
// DATA_HEADING, DATA_FACT, STEPS, on the receipt of a handover that it went along with.
void add_receipt(View view, const IssueReceipt& receipt);

// Of a request that waits for data: giving it, and setting one aside; and what was given.
void fill_data_panel(View page, const Call& call, const RequestView& view);

// The page that follows at once, with the code of a voucher: it is shown this once.
Response show_given_code(const Call& call, const GivenData& given);

}  // namespace kitbank::web
