#include "server/usecase/notices/post.h"

#include <algorithm>
#include <stdexcept>

#include "server/usecase/notices/ports.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/partners/sign_in.h"

namespace kitbank {
namespace {

bool is_one_line(std::string_view text, std::size_t bytes_max) {
    return !text.empty() && text.size() <= bytes_max && std::ranges::none_of(text, [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    });
}

void check(const Mail& mail) {
    const bool is_address = is_one_line(mail.to, mail_address_bytes_max) &&
                            mail.to.find_first_of(" <>,;\"") == std::string::npos &&
                            mail.to.find('@') != std::string::npos;
    if (!is_address) throw std::invalid_argument{"a letter's address is not one"};
    if (!is_one_line(mail.subject, mail_subject_bytes_max))
        throw std::invalid_argument{"a letter's subject is not one line"};
    if (mail.text.size() > mail_text_bytes_max)
        throw std::invalid_argument{"a letter's text is too long"};
}

OrganisationId organisation_of(const Mail& mail, Transaction& tx) {
    if (mail.organisation.value != 0) return mail.organisation;
    const auto person = tx.accounts().person_by_email(canonical_email(mail.to));
    if (!person) return {};
    const std::vector<Membership> memberships = tx.partners().memberships_of(person->id);
    return memberships.empty() ? OrganisationId{} : memberships.front().organisation;
}

std::string context_of(const Letter& letter, std::string_view column) {
    return "outbox:" + format(letter.id) + "/" + std::string{column};
}

}  // namespace

void post_mail(const Mail& mail, Transaction& tx, Ports& ports) {
    check(mail);
    Letter letter;
    letter.id = ports.crypto.make_uuid();
    letter.organisation = organisation_of(mail, tx);
    letter.address = ports.safe.seal(mail.to, context_of(letter, "address"));
    letter.subject = ports.safe.seal(mail.subject, context_of(letter, "subject"));
    letter.text = ports.safe.seal(mail.text, context_of(letter, "text"));
    letter.created_at = ports.clock.now();
    letter.next_attempt_at = letter.created_at;
    tx.write_notices().insert_letter(letter);
}

std::optional<Mail> open_letter(const Letter& letter, Safe& safe) {
    auto to = safe.open(letter.address, context_of(letter, "address"));
    auto subject = safe.open(letter.subject, context_of(letter, "subject"));
    auto text = safe.open(letter.text, context_of(letter, "text"));
    if (!to || !subject || !text) return std::nullopt;
    return Mail{*std::move(to), *std::move(subject), *std::move(text), letter.organisation};
}

std::string masked_address(const Letter& letter, Safe& safe) {
    if (letter.address.empty()) return "";
    const auto to = safe.open(letter.address, context_of(letter, "address"));
    if (!to) return "";
    return to->substr(0, 1) + "***" + to->substr(to->find('@'));
}

}  // namespace kitbank
