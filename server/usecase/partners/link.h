#pragma once
#include <chrono>
#include <string>

#include "server/usecase/partners/sign_in.h"

// Links in letters: for a new password, and for referrers, who come twice a year, to sign in.
//
// Asking keeps a wish and nothing else, for any address; a job turns wishes into letters. So asking does
// the same work whether or not somebody has the address, and its time tells nothing. A letter to an
// address that nobody has, which would do the same, was rejected: it lets anyone send our letters to
// anyone.
//
// A link's secret has 256 bits and is stored as its digest. It works once and ends all others of its
// person. Opening it shows a page with a button: programs that look through mail open links, and press no
// buttons.
namespace kitbank {

inline constexpr std::chrono::minutes password_link_length{30};
inline constexpr std::chrono::minutes sign_in_link_length{15};

// `too_many_attempts` for an address that was asked for lately, whoever has it; nothing otherwise.
std::optional<Refusal> wish_for_link(const std::string& email, LinkPurpose purpose,
                                     const Visitor& visitor, Ports& ports);

// A job: makes the letters that were wished for, some at a time. `address` is what links begin with. A
// password link goes to whoever has an account that is in use; a sign-in link to a referrer whose
// organisation allows it.
void send_wished_links(const std::string& address, Ports& ports);

// Is the link good now? Changes nothing.
bool is_link_open(std::string_view secret, LinkPurpose purpose, Ports& ports);

// A new password. Every session, half sign-in and link ends; a second factor stays and is asked at the
// next sign-in. `link_over` when the link is.
Result<PersonId> reset_by_link(const std::string& secret, const std::string& password,
                               Ports& ports);
// Signs a referrer in, or half in where a second factor is asked.
Result<SignInStep> sign_in_by_link(const std::string& secret, const Visitor& visitor, Ports& ports);

// A job: rows of sign-in that are over.
void forget_old_sign_ins(Ports& ports);

}  // namespace kitbank
