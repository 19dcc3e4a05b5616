#include "server/usecase/labels/print_tags.h"

#include <set>

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/labels/tag_chain.h"
#include "server/usecase/once.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

std::vector<Tag> draw_tags(int count, Transaction& tx, Crypto& crypto) {
    std::set<Tag> drawn;
    while (static_cast<int>(drawn.size()) < count) drawn.insert(crypto.draw_tag());
    std::vector<Tag> tags(drawn.begin(), drawn.end());
    for (const TagRecord& taken : tx.lock_tags(tags)) drawn.erase(taken.tag);
    while (static_cast<int>(drawn.size()) < count) {
        const Tag tag = crypto.draw_tag();
        if (tx.lock_tags({&tag, 1}).empty()) drawn.insert(tag);
    }
    return {drawn.begin(), drawn.end()};
}

Result<Done<PrintBatch>> print(const PrintTags& command, Transaction& tx, Ports& ports) {
    PrintBatch batch;
    batch.handle = ports.crypto.make_uuid();
    batch.organisation = command.caller.organisation;
    batch.hub = hub_bound(command.caller, Permission::print_labels);
    batch.tags = draw_tags(command.count, tx, ports.crypto);
    batch.count = command.count;
    batch.actor = command.caller.actor;
    batch.created_at = ports.clock.now();
    batch.id = tx.insert_batch(batch);

    std::vector<TagRecord> labels;
    std::vector<TagEvent> events;
    for (const Tag& tag : batch.tags) {
        TagRecord label{tag, batch.organisation, batch.id, TagState::printed, {}, 0, {}};
        events.push_back(next_tag_event(label, TagEventKind::print, batch.actor, "", command.id,
                                        batch.created_at, ports));
        labels.push_back(std::move(label));
    }
    tx.write_tags(labels, events);
    std::string answer = format(batch.handle);
    return Done<PrintBatch>{std::move(batch), std::move(answer)};
}

Result<PrintBatch> recall_batch(OrganisationId organisation, const std::string& answer,
                                Reader& reader) {
    const Uuid handle = parse_uuid(answer).value_or(Uuid{});
    std::optional<PrintBatch> batch = reader.batch(organisation, handle);
    if (!batch) return refusal_of(RefusalCode::batch_not_found);
    return *std::move(batch);
}

std::optional<Refusal> check_change(const ChangeTag& command, const TagRecord& label) {
    if (label.state == TagState::retired) return refusal_of(RefusalCode::tag_void);
    if (command.change == TagEventKind::retirement && label.state == TagState::claimed) {
        return Refusal{
            RefusalCode::tag_claimed,
            "A device carries this tag. A tag is withdrawn only while it is on no device.",
            {}};
    }
    return std::nullopt;
}

// A label on no device is whosever hand it is in.
bool reaches(const Caller& caller, const Tag& tag, Reader& reader) {
    const std::optional<Device> device = reader.device_by_tag(tag);
    return !device || relation_to(caller, *device, Permission::print_labels) == Relation::within;
}

Result<Done<TagRecord>> change(const ChangeTag& command, Transaction& tx, Ports& ports) {
    std::vector<TagRecord> labels = tx.lock_tags({&command.tag, 1});
    if (labels.empty() || labels.front().organisation != command.caller.organisation) {
        return refusal_of(RefusalCode::tag_unknown);
    }
    TagRecord& label = labels.front();
    if (label.device && !reaches(command.caller, label.tag, tx)) return refusal_elsewhere();
    if (auto refusal = check_change(command, label)) return *refusal;
    const TagEvent event = next_tag_event(label, command.change, command.caller.actor,
                                          command.reason, command.id, ports.clock.now(), ports);
    tx.write_tags(labels, {&event, 1});
    return Done<TagRecord>{label, label.tag.text};
}

}  // namespace

Result<PrintBatch> print_tags(const PrintTags& command, Ports& ports) {
    if (!may(command.caller.role, Permission::print_labels))
        return refusal_of(RefusalCode::forbidden);
    if (command.count < 1 || command.count > batch_tags_max) {
        return Refusal{
            RefusalCode::invalid_fields, "", {{"count", "Enter a number from 1 to 1,000."}}};
    }
    const std::string content = CanonicalText{}.add("print tags").add(command.count).text();
    return once<PrintBatch>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) { return print(command, tx, ports); },
        [&](Transaction& tx, const std::string& answer) {
            return recall_batch(command.caller.organisation, answer, tx);
        });
}

Result<PrintBatch> find_batch(const Caller& caller, const Uuid& handle, Ports& ports) {
    if (!may(caller.role, Permission::print_labels)) return refusal_of(RefusalCode::forbidden);
    Result<PrintBatch> found = refusal_of(RefusalCode::batch_not_found);
    ports.store.read([&](Reader& reader) {
        if (auto batch = reader.batch(scope_of(caller, Permission::print_labels), handle))
            found = *std::move(batch);
    });
    return found;
}

Result<std::vector<PrintBatch>> recent_batches(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::print_labels)) return refusal_of(RefusalCode::forbidden);
    std::vector<PrintBatch> batches;
    ports.store.read([&](Reader& reader) {
        batches = reader.batches(scope_of(caller, Permission::print_labels), 20);
    });
    return batches;
}

Result<TagRecord> change_tag(const ChangeTag& command, Ports& ports) {
    if (!may(command.caller.role, Permission::print_labels))
        return refusal_of(RefusalCode::forbidden);
    if (command.change != TagEventKind::reprint && command.change != TagEventKind::retirement) {
        return refusal_of(RefusalCode::malformed);  // print and claim come of other verbs
    }
    if (character_count(command.reason) > line_length_max ||
        has_control_characters(command.reason, false)) {
        return Refusal{
            RefusalCode::invalid_fields, "", {{"reason", "Shorten this to 100 characters."}}};
    }
    const std::string content = CanonicalText{}
                                    .add("change tag")
                                    .add(command.tag.text)
                                    .add(name_of(command.change))
                                    .add(command.reason)
                                    .text();
    return once<TagRecord>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) { return change(command, tx, ports); },
        [&](Transaction& tx, const std::string& answer) -> Result<TagRecord> {
            std::optional<TagRecord> label = tx.tag(Tag{answer});
            return label ? Result<TagRecord>{*label} : refusal_of(RefusalCode::tag_unknown);
        });
}

}  // namespace kitbank
