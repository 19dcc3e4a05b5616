#pragma once
#include <cstdint>

#include "server/usecase/partners/account_records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// What somebody is told of their own account, so that they notice when it was not them. No letter of
// these holds a link: it could be copied by a fraud.
enum class AccountLetter : std::uint8_t {
    password_changed,
    second_factor_set_up,
    second_factor_removed,
    provider_linked,
};

void post_account_letter(const Person& person, AccountLetter letter, Transaction& tx, Ports& ports);

}  // namespace kitbank
