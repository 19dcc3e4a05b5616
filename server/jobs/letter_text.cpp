#include "server/jobs/letter_text.h"

#include <Poco/Net/MailMessage.h>
#include <Poco/Net/MailRecipient.h>

#include <algorithm>
#include <sstream>

namespace kitbank {
namespace {

using Poco::Net::MailMessage;

std::string with_crlf(const std::string& text) {
    std::string lines;
    for (const char c : text) {
        if (c == '\r') continue;
        if (c == '\n') lines += '\r';
        lines += c;
    }
    return lines;
}

// A name in ASCII may hold what means something in a header; quoted it does not.
std::string display_name(const std::string& name) {
    const auto is_ascii = [](char c) { return c >= 0x20 && c < 0x7F; };
    if (!std::ranges::all_of(name, is_ascii)) return MailMessage::encodeWord(name, "UTF-8");
    std::string quoted = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\"";
}

}  // namespace

std::string letter_text(const Mail& mail, const Uuid& id, const LetterSender& sender,
                        const Poco::Timestamp& date) {
    MailMessage message;
    message.setSender(display_name(sender.name) + " <" + sender.address + ">");
    message.addRecipient({Poco::Net::MailRecipient::PRIMARY_RECIPIENT, mail.to});
    message.setSubject(MailMessage::encodeWord(mail.subject, "UTF-8"));
    message.setDate(date);
    message.set("Message-ID", "<" + format(id) + "@" + domain_of(sender.address) + ">");
    message.set("Auto-Submitted", "auto-generated");
    message.setContentType("text/plain; charset=UTF-8");
    message.setContent(with_crlf(mail.text), MailMessage::ENCODING_QUOTED_PRINTABLE);
    std::ostringstream out;
    message.write(out);
    return out.str();
}

std::string domain_of(const std::string& address) { return address.substr(address.find('@') + 1); }

}  // namespace kitbank
