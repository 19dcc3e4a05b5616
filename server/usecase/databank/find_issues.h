#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/usecase/databank/issue_records.h"
#include "server/usecase/ports.h"

// What the counter looks at before something is given, and what was given. None of it names a person.
namespace kitbank {

// Those of the caller's hub, or of the organisation. One out of reach answers as one that does not exist.
Result<DataIssue> reachable_issue(const Caller& caller, std::string_view reference, Reader& reader);

struct IssueList {
    std::optional<std::string> hub = {};  // code
    std::optional<IssueOutcome> outcome = {};
    std::string request = {};  // reference
    std::string before = {};   // reference of the last of the page before
};
inline constexpr int issue_page_size = 50;
Result<std::vector<DataIssue>> list_issues(const Caller& caller, const IssueList& wanted,
                                           Ports& ports);

// One that was given, with what its receipt says.
struct IssueReceipt {
    DataIssue issue;
    DataItem item;
    Network network;
};
Result<IssueReceipt> issue_receipt(const Caller& caller, std::string_view reference, Ports& ports);

// Of each bundle on the hub's shelf the one that expires first: that one is to be given next. `left`: how many there are.
struct NextItem {
    DataItem item;
    std::int64_t left = 0;
    Network network = {};
};
struct GivingCounter {
    Hub hub;
    std::vector<NextItem> next;       // by name of the bundle
    std::vector<NextItem> set_aside;  // for the request
    std::optional<GateRule> gate;     // what is asked here beside the criteria
};
Result<GivingCounter> counter_for(const Caller& caller, const std::string& hub,
                                  const std::string& request, Ports& ports);

// A SIM or voucher that was scanned to be given: what it is, its network's terms, and what speaks against it.
struct ScannedItem {
    DataItem item;
    Network network;
    std::string sooner = {};  // another of this bundle that expires before it
};
Result<ScannedItem> scanned_item(const Caller& caller, const std::string& hub,
                                 const std::string& request, const std::string& text, Ports& ports);

// Bundles that are over and may be followed, the longest over first.
struct SecondDuePage {
    std::vector<SecondDue> rows;
    bool has_more = false;
};
// `after`: the reference of the last issue of the page before; empty for the first page.
Result<SecondDuePage> second_bundles_due(const Caller& caller, std::string_view after,
                                         Ports& ports);

// The number of the item that this text means: as it is written, or as the end that is printed on a card.
std::string scanned_reference(const Caller& caller, std::string_view text, Reader& reader);
Network network_of(const DataItem& item, Reader& reader);
// Of the same bundle, on the same shelf, to be activated sooner: the first of them; empty for none.
std::string sooner_than(const DataItem& item, HubId hub, Date today, Reader& reader);

}  // namespace kitbank
