#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "server/core/databank/bundle.h"
#include "server/core/databank/item.h"
#include "server/core/names.h"

// Double entry for data stock. Every change moves items of a bundle from one account to another, counted in items and, beside them,
// in gigabyte-months; all postings of one group sum to zero in both. The accounts follow from the
// items' standings and are never told: so no way leads to a posting that the items do not bear out.
//
//   network   what a network has given: the source, and the only account below zero
//   hub       on the shelf of a hub
//   reserved  set aside at a hub: a pending transfer, which an issue posts and a release voids
//   transit   on its way in a consignment
//   person    given out, by the hub that gave it
//   void      lost, faulty, written off, by hub
//   expired   too late to activate, by hub
namespace kitbank {

enum class AccountKind : std::uint8_t { network, hub, reserved, transit, person, voided, expired };
inline constexpr std::array<std::string_view, 7> account_kind_names = {
    "network", "hub", "reserved", "transit", "person", "void", "expired"};
constexpr std::string_view name_of(AccountKind kind) {
    return account_kind_names[static_cast<std::size_t>(kind)];
}
constexpr std::optional<AccountKind> parse_account_kind(std::string_view name) {
    return parse_name<AccountKind>(account_kind_names, name);
}
constexpr bool is_source(AccountKind kind) { return kind == AccountKind::network; }

// `owner`: a hub's number, a consignment's of `transit`, 0 of `network`. A balance is an account's of one bundle, so that the
// network of each is known by the bundle.
struct Account {
    AccountKind kind = AccountKind::network;
    std::int64_t owner = 0;
    friend auto operator<=>(const Account&, const Account&) = default;
};

Account account_of(const ItemStanding& standing);

struct Posting {
    Account account;
    BundleId bundle;
    std::int64_t items = 0;      // added, or taken when below zero
    std::int64_t gigabytes = 0;  // the same in gigabyte-months
    friend bool operator==(const Posting&, const Posting&) = default;
};

// One item's step, as the ledger sees it.
struct ItemMove {
    BundleId bundle;
    std::int64_t gigabytes_each = 0;
    Account from;
    Account to;
};

// One posting an account and bundle, in the order of account and bundle, those of nothing left out.
std::vector<Posting> postings_of(std::span<const ItemMove> moves);
bool is_balanced(std::span<const Posting> postings);

}  // namespace kitbank
