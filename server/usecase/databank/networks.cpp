#include "server/usecase/databank/networks.h"

#include <algorithm>
#include <numeric>
#include <set>

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/once.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

bool is_code(std::string_view code) {
    return !code.empty() && code.size() <= 16 && std::ranges::all_of(code, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

bool is_digits(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Empty when the row can be a card's.
std::string fault_of(const NumberRow& row) {
    const auto prefix = static_cast<int>(row.prefix.size());
    if (prefix < 2 || !is_digits(row.prefix) || !row.prefix.starts_with("89")) {
        return "A card's number begins with 89: enter the digits that all cards of this kind "
               "share.";
    }
    if (row.digits != 19 && row.digits != 20) return "A card's number has 19 or 20 digits.";
    if (prefix >= row.digits) return "The beginning must be shorter than the whole number.";
    const bool has_wrong_group =
        std::ranges::any_of(row.printed, [](int digits) { return digits < 1 || digits > 20; });
    const int printed = std::accumulate(row.printed.begin(), row.printed.end(), 0);
    if (has_wrong_group || (!row.printed.empty() && prefix + printed != row.digits)) {
        return "The beginning and the printed groups together must make " +
               std::to_string(row.digits) + " digits.";
    }
    return "";
}

std::string fault_of(const std::vector<NumberRow>& rows) {
    if (rows.size() > number_rows_max) {
        return "A network has " + std::to_string(number_rows_max) + " kinds of card at most.";
    }
    std::set<std::tuple<std::string, int, std::vector<int>>> seen;
    for (const NumberRow& row : rows) {
        if (auto fault = fault_of(row); !fault.empty()) return fault;
        if (!seen.emplace(row.prefix, row.digits, row.printed).second) {
            return "Enter each kind of card once.";
        }
    }
    return "";
}

std::string printed_text(const NumberRow& row) {
    std::string text = row.prefix + " " + std::to_string(row.digits);
    for (const int digits : row.printed) text += "-" + std::to_string(digits);
    return text + (row.has_check_digit ? "" : " unchecked");
}

AuditFacts facts_of(const Network& network) {
    std::string numbers;
    for (const NumberRow& row : network.numbers) {
        numbers += (numbers.empty() ? "" : ", ") + printed_text(row);
    }
    return {{"code", network.code},
            {"name", network.name},
            {"numbers", numbers},
            {"user_terms", network.user_terms},
            {"activation", network.activation},
            {"help", network.help},
            {"is_retired", network.is_retired ? "yes" : "no"}};
}

std::string content_of(const Network& network) {
    CanonicalText text;
    text.add("change network");
    for (const auto& [name, value] : facts_of(network)) text.add(name).add(value);
    return text.text();
}

}  // namespace

std::vector<FieldFault> faults_of(const Network& network) {
    std::vector<FieldFault> faults;
    if (!is_code(network.code)) {
        faults.push_back({"code", "Use 1 to 16 small letters, digits and hyphens."});
    }
    if (network.name.empty() || character_count(network.name) > 100 ||
        has_control_characters(network.name, false)) {
        faults.push_back({"name", "Enter a name of 1 to 100 characters."});
    }
    if (auto fault = fault_of(network.numbers); !fault.empty())
        faults.push_back({"numbers", fault});
    const auto check = [&](const char* field, const std::string& text) {
        if (character_count(text) <= network_text_max && !has_control_characters(text, true))
            return;
        faults.push_back({field, "Shorten this to " + std::to_string(network_text_max) +
                                     " characters of plain text."});
    };
    check("user_terms", network.user_terms);
    check("activation", network.activation);
    check("help", network.help);
    return faults;
}

Result<std::vector<Network>> list_networks(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::see_data_stock)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    std::vector<Network> rows;
    ports.store.read([&](Reader& reader) { rows = reader.stock().networks(caller.organisation); });
    return rows;
}

Result<Network> change_network(const ChangeNetwork& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (!may(caller.role, Permission::manage_databank)) {
        return Refusal{RefusalCode::forbidden, "", {}};
    }
    Network network = command.network;
    network.organisation = caller.organisation;
    if (auto faults = faults_of(network); !faults.empty()) {
        return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    }
    return once<Network>(
        {command.id, content_of(network), caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Network>> {
            tx.write_partners().lock_organisation(caller.organisation);
            tx.write_stock().write_network(network);
            record_audit({"organisation:" + std::to_string(caller.organisation.value), "network",
                          caller.actor, caller.organisation},
                         facts_of(network), tx, ports);
            return Done<Network>{network, ""};
        },
        [&](Transaction&, const std::string&) -> Result<Network> { return network; });
}

}  // namespace kitbank
