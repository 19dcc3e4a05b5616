#pragma once
#include <algorithm>
#include <span>

#include "server/usecase/ports.h"
#include "server/usecase/requests/lending_records.h"
#include "server/usecase/requests/records.h"

namespace kitbank {

enum class LoansDue : std::uint8_t { any, soon, overdue };
inline constexpr std::array<std::string_view, 3> loans_due_names = {"any", "soon", "overdue"};
constexpr std::optional<LoansDue> parse_loans_due(std::string_view name) {
    return parse_name<LoansDue>(loans_due_names, name);
}

struct Loan {
    Device device;
    std::string reference = {};  // of the request it is out for; empty: for none, or not to be seen
    int overdue_days = 0;        // below 0: due in so many days
};

struct LoanPage {
    std::vector<Loan> items;  // the longest due first
    std::string next = {};    // cursor of the page after; empty for none
};

struct LoanFilter {
    LoansDue due = LoansDue::any;
    std::string hub = {};     // code; empty for all within reach
    std::string cursor = {};  // of the page before
    int limit = 50;
};

// What is out from the hubs that the caller reaches. `soon`: due within the first reminder's days.
Result<LoanPage> list_loans(const Caller& caller, const LoanFilter& filter, Ports& ports);
// How many of those are overdue today.
std::int64_t count_overdue(const Caller& caller, Ports& ports);

// All that a request has out is due later, by the terms: or nothing of it is. Staff who take devices back
// may, and whoever asked for the kit on behalf of the resident.
struct RenewLoan {
    Uuid id;
    Caller caller;
    std::string reference;
};
Result<std::vector<Device>> renew_loan(const RenewLoan& command, Ports& ports);

// What a request has out now, for whoever may see it; in the order of its lines.
Result<std::vector<Device>> loans_of_request(const Caller& caller, std::string_view reference,
                                             Ports& ports);

// Tells the people of a request what this change made of the loan it has out, whatever door it came
// through. `request` as it was before.
void tell_of_loan(const KitRequest& request, const DeviceChange& change, Transaction& tx,
                  Ports& ports);

// The house itself, where it does by rule what nobody present has the permission for.
Caller lending_caller(OrganisationId organisation);

// How many accessories went out with the device when it was last handed over, and how many came back
// since; nothing when that did not happen.
struct AccessoryCount {
    int out = 0;
    std::optional<int> back = {};
    [[nodiscard]] int missing() const { return back ? std::max(0, out - *back) : 0; }
};
std::optional<AccessoryCount> accessories_of(std::span<const Event> history);
// The same of a device that the caller has in hand: one of their organisation.
std::optional<AccessoryCount> count_accessories(const Caller& caller, const Device& device,
                                                Ports& ports);

}  // namespace kitbank
