#include "server/usecase/notices/tell.h"

#include <algorithm>

#include "server/core/notices/delivery.h"
#include "server/core/notices/message_text.h"
#include "server/usecase/notices/ports.h"
#include "server/usecase/notices/post.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"

namespace kitbank {
namespace {

constexpr std::size_t managers_told_max = 10;

// What is told, on its way to one person after another.
struct Message {
    const KitRequest& request;
    MessageKind kind;
    MessageValues values;
};

std::string on_one_line(std::string text) {
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n', at + 2)) {
        text.replace(at, 1, ", ");
    }
    return text;
}

// That of the request, or the one which the facts name as the place.
void add_hub(MessageValues& values, const KitRequest& request, Reader& reader) {
    const std::vector<Hub> hubs = reader.hubs(request.organisation);
    const auto place = values.find("where");
    const auto hub = place == values.end() ? std::ranges::find(hubs, request.hub, &Hub::id)
                                           : std::ranges::find(hubs, place->second, &Hub::name);
    if (hub == hubs.end()) return;
    values["hub"] = hub->name;
    values["hub_address"] = on_one_line(hub->address);
    values["hub_phone"] = hub->phone;
    values["hub_times"] = on_one_line(hub->opening_times);
}

MessageValues values_of(const KitRequest& request, const MessageFacts& facts, Reader& reader) {
    MessageValues values = facts;
    values["reference"] = request.reference;
    const auto scheme = reader.partners().organisation(request.organisation);
    if (scheme) values["scheme"] = scheme->name;
    add_hub(values, request, reader);
    return values;
}

// The scheme's own words, or the house's.
MessageTemplate template_of(const Message& message, Language language, Channel channel,
                            Reader& reader) {
    const OrganisationId scheme = message.request.organisation;
    auto own = reader.notices().message_template(scheme, message.kind, language, channel);
    if (own) return *std::move(own);
    return {scheme, message.kind, language, channel, house_text(message.kind, language, channel)};
}

// The values that a template at Notify asks for; it must be given each, if only as nothing.
MessageValues personalisation_of(const MessageTemplate& words, const MessageValues& values) {
    MessageValues chosen;
    for (const std::string& text : {words.text.subject, words.text.body}) {
        for (const std::string& name : placeholders_in(text)) {
            const auto value = values.find(name);
            chosen[name] = value == values.end() ? "" : value->second;
        }
    }
    return chosen;
}

Mail mail_of(const Message& message, const MessageTemplate& words) {
    const MessageText text = filled(words.text, message.values);
    Mail mail{"", text.subject, text.body, message.request.organisation};
    mail.channel = words.channel;
    mail.kind = name_of(message.kind);
    mail.reference = message.request.reference;
    mail.template_id = words.notify_template;
    if (words.notify_template) mail.personalisation = personalisation_of(words, message.values);
    return mail;
}

void tell_person(const Person& person, const Message& message, Transaction& tx, Ports& ports) {
    Mail mail = mail_of(message, template_of(message, Language::en, Channel::email, tx));
    mail.to = person.email;
    post_mail(mail, tx, ports);
}

// The person behind "person:3"; nothing for a program.
std::optional<Person> person_behind(const std::string& actor, Reader& reader) {
    constexpr std::string_view prefix = "person:";
    if (!actor.starts_with(prefix)) return std::nullopt;
    return reader.accounts().person(PersonId{std::stoll(actor.substr(prefix.size()))});
}

bool is_still_there(const Person& person, OrganisationId organisation, Reader& reader) {
    if (person.disabled) return false;
    const std::vector<Membership> memberships = reader.partners().memberships_of(person.id);
    return std::ranges::find(memberships, organisation, &Membership::organisation) !=
           memberships.end();
}

void tell_managers(OrganisationId organisation, const Message& message, Transaction& tx,
                   Ports& ports) {
    std::size_t told = 0;
    for (const Member& member : tx.partners().members(organisation)) {
        if (member.membership.role != Role::manager || told == managers_told_max) continue;
        const auto person = tx.accounts().person(member.membership.person);
        if (!person || person->disabled) continue;
        tell_person(*person, message, tx, ports);
        ++told;
    }
}

void tell_asker(const Message& message, Transaction& tx, Ports& ports) {
    const KitRequest& request = message.request;
    const std::optional<Person> asker = person_behind(request.entered_by, tx);
    if (!asker) return;
    if (is_still_there(*asker, request.asking, tx)) {
        tell_person(*asker, message, tx, ports);
    } else {
        tell_managers(request.asking, message, tx, ports);
    }
}

void tell_worker(const Message& message, Transaction& tx, Ports& ports) {
    const KitRequest& request = message.request;
    const std::optional<Person> worker = person_behind(request.worker, tx);
    if (worker && is_still_there(*worker, request.organisation, tx))
        tell_person(*worker, message, tx, ports);
}

std::vector<ResidentField> fields_for(Channel channel) {
    switch (channel) {
        case Channel::email:
            return {ResidentField::email};
        case Channel::text:
            return {ResidentField::phone};
        case Channel::letter:
            return {ResidentField::name, ResidentField::address, ResidentField::postcode};
    }
    return {};
}

// Opens these fields of the resident, and leaves one reading of those that are there.
ResidentFacts read_fields(const Resident& resident, const std::vector<ResidentField>& wanted,
                          Transaction& tx, Ports& ports) {
    std::vector<SealedField> sealed = tx.residents().fields_of(resident.id);
    std::erase_if(sealed, [&](const SealedField& each) {
        return std::ranges::find(wanted, each.field) == wanted.end();
    });
    if (sealed.empty()) return {};
    Disclosure disclosure;
    disclosure.id = ports.crypto.make_uuid();
    disclosure.actor = messages_actor;
    disclosure.reason = ReadingReason::contact;
    for (const SealedField& each : sealed) disclosure.fields.push_back(each.field);
    record_reading(disclosure, resident, tx, ports);
    return open_facts(resident, sealed, ports.safe);
}

std::string fact(const ResidentFacts& facts, ResidentField field) {
    const auto found = facts.find(field);
    return found == facts.end() ? "" : found->second;
}

std::string postal_address(const ResidentFacts& facts) {
    const auto lines =
        postal_lines(fact(facts, ResidentField::name), fact(facts, ResidentField::address),
                     fact(facts, ResidentField::postcode));
    std::string address;
    if (!lines) return address;
    for (const std::string& line : *lines) address += (address.empty() ? "" : "\n") + line;
    return address;
}

// Empty when the resident cannot be reached so.
std::string address_of(Channel channel, const ResidentFacts& facts) {
    if (channel == Channel::letter) return postal_address(facts);
    if (channel == Channel::email) return fact(facts, ResidentField::email);
    const std::string phone = fact(facts, ResidentField::phone);
    return takes_texts(phone) ? phone : "";
}

std::string_view why_unreachable(Channel channel) {
    if (channel == Channel::letter) return "no postal address";
    return channel == Channel::email ? "no e-mail address" : "no mobile number";
}

Message for_resident(const Message& message, const ResidentFacts& facts) {
    Message own = message;
    own.values["name"] = fact(facts, ResidentField::name);
    if (message.request.language != Language::cy) return own;
    for (auto& [name, value] : own.values) {
        const bool is_date = name == "when" || name == "until" || name == "due";
        if (is_date || name == "hub_times") value = welsh_dates(value);
    }
    return own;
}

void write_to(const Resident& resident, Channel channel, const Message& message, Transaction& tx,
              Ports& ports) {
    const MessageTemplate words = template_of(message, message.request.language, channel, tx);
    std::vector<ResidentField> wanted = fields_for(channel);
    if (placeholders_in(words.text.body).contains("name")) wanted.push_back(ResidentField::name);
    const ResidentFacts facts = read_fields(resident, wanted, tx, ports);
    Mail mail = mail_of(for_resident(message, facts), words);
    mail.to = address_of(channel, facts);
    if (mail.to.empty()) {
        post_failed(mail, why_unreachable(channel), tx, ports);
    } else {
        post_mail(mail, tx, ports);
    }
}

void tell_resident(const Message& message, Transaction& tx, Ports& ports) {
    const KitRequest& request = message.request;
    const std::optional<Channel> channel = channel_of(tx.notices().told_by(request.id));
    if (!channel || request.resident_reference.empty()) return;
    const auto resident = tx.residents().resident(request.resident_reference);
    if (resident && !resident->erased_at) write_to(*resident, *channel, message, tx, ports);
}

// Of whoever has chosen nothing: by what the vault has of them.
Channel channel_at_hand(const Resident& resident, Reader& reader) {
    const auto fields = reader.residents().fields_of(resident.id);
    const auto has = [&](ResidentField field) {
        return std::ranges::find(fields, field, &SealedField::field) != fields.end();
    };
    const bool is_by_text = !has(ResidentField::email) && has(ResidentField::phone);
    return is_by_text ? Channel::text : Channel::email;
}

}  // namespace

void tell(const KitRequest& request, MessageKind kind, const MessageFacts& facts, Transaction& tx,
          Ports& ports) {
    const MessageRow& row = row_of(kind);
    const Message message{request, kind, values_of(request, facts, tx)};
    if (row.asker) tell_asker(message, tx, ports);
    if (row.worker && !(row.asker && request.worker == request.entered_by))
        tell_worker(message, tx, ports);
    if (row.resident) tell_resident(message, tx, ports);
}

void tell_resident_of(const ResidentNotice& notice, MessageKind kind, const MessageFacts& facts,
                      Transaction& tx, Ports& ports) {
    const auto resident = tx.residents().resident(notice.resident);
    if (!resident || resident->erased_at) return;
    KitRequest about;
    about.organisation = notice.organisation;
    about.hub = notice.hub;
    about.reference = notice.reference;
    about.language = notice.language;
    const Message message{about, kind, values_of(about, facts, tx)};
    const auto chosen =
        notice.request.value == 0 ? std::nullopt : channel_of(tx.notices().told_by(notice.request));
    write_to(*resident, chosen.value_or(channel_at_hand(*resident, tx)), message, tx, ports);
}

}  // namespace kitbank
