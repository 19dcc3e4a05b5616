#include "server/usecase/notices/message_words.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/notices/ports.h"
#include "server/usecase/once.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

std::optional<Refusal> refusal_for(const Caller& caller) {
    if (may(caller.role, Permission::manage_lending)) return std::nullopt;
    return Refusal{RefusalCode::forbidden, "", {}};
}

MessageTemplate house_words(OrganisationId organisation, const MessageKey& key) {
    return {organisation, key.kind, key.language, key.channel,
            house_text(key.kind, key.language, key.channel)};
}

// In the order of the table: kind, language, channel.
std::vector<MessageKey> keys_of(std::optional<MessageKind> only) {
    std::vector<MessageKey> keys;
    for (const std::string_view name : message_kind_names) {
        const MessageKind kind = *parse_message_kind(name);
        if (only && kind != *only) continue;
        for (const Language language : {Language::en, Language::cy}) {
            for (const Channel channel : {Channel::email, Channel::text, Channel::letter})
                keys.push_back({kind, language, channel});
        }
    }
    return keys;
}

// Browsers send lines that end in CRLF.
std::string plain_lines(std::string text) {
    std::erase(text, '\r');
    return std::string{trimmed(text)};
}

MessageText tidied(const MessageText& text) {
    return {std::string{trimmed(text.subject)}, plain_lines(text.body)};
}

std::optional<Refusal> check(const MessageKey& key, const MessageText& text,
                             const std::string& notify_template) {
    std::vector<FieldFault> faults = template_faults(key.kind, key.channel, text);
    if (!notify_template.empty() && !parse_uuid(notify_template))
        faults.push_back({"notify_template", "Copy the template's ID from GOV.UK Notify."});
    if (faults.empty()) return std::nullopt;
    return Refusal{RefusalCode::template_wrong, "", std::move(faults)};
}

std::string content_of(const SaveMessageWords& command, const MessageText& text) {
    return CanonicalText{}
        .add("save message words")
        .add(name_of(command.key.kind))
        .add(name_of(command.key.language))
        .add(name_of(command.key.channel))
        .add(text.subject)
        .add(text.body)
        .add(command.notify_template)
        .add(std::int64_t{command.version})
        .text();
}

MessageTemplate current(OrganisationId organisation, const MessageKey& key, Reader& reader) {
    return reader.notices()
        .message_template(organisation, key.kind, key.language, key.channel)
        .value_or(house_words(organisation, key));
}

Result<Done<MessageTemplate>> save(const SaveMessageWords& command, const MessageText& text,
                                   Transaction& tx, Ports& ports) {
    const OrganisationId organisation = command.caller.organisation;
    tx.write_partners().lock_organisation(organisation);  // two who save follow each other
    MessageTemplate row = current(organisation, command.key, tx);
    row.version = command.version;
    row.text = text;
    row.notify_template = parse_uuid(command.notify_template);
    row.changed_by = command.caller.actor;
    row.changed_at = ports.clock.now();
    if (!tx.write_notices().write_message_template(row))
        return Refusal{RefusalCode::changed, "", {}};
    record_audit({"organisation:" + std::to_string(organisation.value), "message_words",
                  command.caller.actor, organisation},
                 {{"kind", std::string{name_of(row.kind)}},
                  {"language", std::string{name_of(row.language)}},
                  {"channel", std::string{name_of(row.channel)}}},
                 tx, ports);
    return Done<MessageTemplate>{current(organisation, command.key, tx), ""};
}

}  // namespace

Result<std::vector<MessageTemplate>> message_words(const Caller& caller,
                                                   std::optional<MessageKind> kind, Ports& ports) {
    if (auto refusal = refusal_for(caller)) return *refusal;
    std::vector<MessageTemplate> own;
    ports.store.read(
        [&](Reader& reader) { own = reader.notices().message_templates(caller.organisation); });
    std::vector<MessageTemplate> all;
    for (const MessageKey& key : keys_of(kind)) {
        const auto found = std::ranges::find_if(own, [&](const MessageTemplate& row) {
            return row.kind == key.kind && row.language == key.language &&
                   row.channel == key.channel;
        });
        all.push_back(found == own.end() ? house_words(caller.organisation, key) : *found);
    }
    return all;
}

Result<MessageTemplate> message_words_at(const Caller& caller, const MessageKey& key,
                                         Ports& ports) {
    if (auto refusal = refusal_for(caller)) return *refusal;
    std::optional<MessageTemplate> found;
    ports.store.read([&](Reader& reader) { found = current(caller.organisation, key, reader); });
    return *std::move(found);
}

Result<MessageTemplate> save_message_words(const SaveMessageWords& command, Ports& ports) {
    if (auto refusal = refusal_for(command.caller)) return *refusal;
    const MessageText text = tidied(command.text);
    if (auto refusal = check(command.key, text, command.notify_template)) return *refusal;
    return once<MessageTemplate>(
        {command.id, content_of(command, text), command.caller.actor}, ports,
        [&](Transaction& tx) { return save(command, text, tx, ports); },
        [&](Transaction& tx, const std::string&) {
            return Result<MessageTemplate>{current(command.caller.organisation, command.key, tx)};
        });
}

Result<MessageText> preview_message_words(const Caller& caller, const MessageKey& key,
                                          const MessageText& text) {
    if (auto refusal = refusal_for(caller)) return *refusal;
    const MessageText plain = tidied(text);
    if (auto refusal = check(key, plain, "")) return *refusal;
    return filled(plain, example_values(key.kind, key.language == Language::cy));
}

}  // namespace kitbank
