#pragma once
#include <Poco/Timestamp.h>

#include <string>

#include "server/usecase/notices/post.h"

namespace kitbank {

// Who letters are from: "kit@example.org", and the name beside it.
struct LetterSender {
    std::string address;
    std::string name;
};

// The letter as it goes over the wire, but for the doubling of leading dots: UTF-8 as quoted-printable,
// lines end in CRLF. Its Message-ID is made of `id` and the sender's domain, the same at every
// attempt. It asks for no answers by machines (Auto-Submitted).
std::string letter_text(const Mail& mail, const Uuid& id, const LetterSender& sender,
                        const Poco::Timestamp& date);

// What follows the @.
std::string domain_of(const std::string& address);

}  // namespace kitbank
