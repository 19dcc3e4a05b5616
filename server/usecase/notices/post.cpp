#include "server/usecase/notices/post.h"

#include <algorithm>
#include <stdexcept>

#include "server/core/canonical.h"
#include "server/core/text.h"
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

bool is_mail_address(const std::string& to) {
    return is_one_line(to, mail_address_bytes_max) &&
           to.find_first_of(" <>,;\"") == std::string::npos && to.find('@') != std::string::npos;
}

bool is_address(const Mail& mail) {
    switch (mail.channel) {
        case Channel::email:
            return is_mail_address(mail.to);
        case Channel::text:
            return mail.to.starts_with('+') && mail.to.size() <= 16 &&
                   mail.to.find_first_not_of("0123456789", 1) == std::string::npos;
        case Channel::letter:
            return !mail.to.empty() && mail.to.size() <= postal_bytes_max &&
                   !has_control_characters(mail.to, true);
    }
    return false;
}

void check_words(const Mail& mail) {
    const bool needs_subject = mail.channel != Channel::text;
    if (needs_subject && !is_one_line(mail.subject, mail_subject_bytes_max))
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

std::string canonical(const MessageValues& values) {
    CanonicalText text;
    for (const auto& [name, value] : values) text.add(name).add(value);
    return text.text();
}

MessageValues values_of(std::string_view canonical_text) {
    MessageValues values;
    const auto fields = fields_of_canonical(canonical_text).value_or(std::vector<std::string>{});
    for (std::size_t i = 0; i + 1 < fields.size(); i += 2) values[fields[i]] = fields[i + 1];
    return values;
}

Letter sealed_letter(const Mail& mail, Transaction& tx, Ports& ports) {
    Letter letter;
    letter.id = ports.crypto.make_uuid();
    const auto seal = [&](const std::string& plain, std::string_view column) {
        return plain.empty() ? "" : ports.safe.seal(plain, context_of(letter, column));
    };
    letter.organisation = organisation_of(mail, tx);
    letter.address = seal(mail.to, "address");
    letter.subject = seal(mail.subject, "subject");
    letter.text = seal(mail.text, "text");
    letter.channel = mail.channel;
    letter.kind = mail.kind;
    letter.reference = mail.reference;
    letter.template_id = mail.template_id;
    letter.personalisation = seal(canonical(mail.personalisation), "personalisation");
    letter.created_at = ports.clock.now();
    letter.next_attempt_at = letter.created_at;
    return letter;
}

}  // namespace

void post_mail(const Mail& mail, Transaction& tx, Ports& ports) {
    if (!is_address(mail)) throw std::invalid_argument{"a letter's address is not one"};
    check_words(mail);
    tx.write_notices().insert_letter(sealed_letter(mail, tx, ports));
}

void post_failed(const Mail& mail, std::string_view error, Transaction& tx, Ports& ports) {
    check_words(mail);
    const Letter letter = sealed_letter(mail, tx, ports);
    tx.write_notices().insert_letter(letter);
    tx.write_notices().settle_letter(letter.id, LetterState::failed, error, ports.clock.now());
}

std::optional<Mail> open_letter(const Letter& letter, Safe& safe) {
    bool opens = true;
    const auto open = [&](const std::string& sealed, std::string_view column) {
        if (sealed.empty()) return std::string{};
        const auto plain = safe.open(sealed, context_of(letter, column));
        opens = opens && plain;
        return plain.value_or("");
    };
    Mail mail{open(letter.address, "address"), open(letter.subject, "subject"),
              open(letter.text, "text"), letter.organisation};
    mail.channel = letter.channel;
    mail.kind = letter.kind;
    mail.reference = letter.reference;
    mail.template_id = letter.template_id;
    mail.personalisation = values_of(open(letter.personalisation, "personalisation"));
    if (!opens || mail.to.empty()) return std::nullopt;
    return mail;
}

std::string masked_address(const Letter& letter, Safe& safe) {
    if (letter.address.empty()) return "";
    const auto to = safe.open(letter.address, context_of(letter, "address"));
    if (!to) return "";
    switch (letter.channel) {
        case Channel::email:
            return to->substr(0, 1) + "***" + to->substr(to->find('@'));
        case Channel::text:
            return "***" + to->substr(to->size() - std::min<std::size_t>(to->size(), 3));
        case Channel::letter:
            return "A postal address";
    }
    return "";
}

}  // namespace kitbank
