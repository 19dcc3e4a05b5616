#include <concepts>

#include "server/core/canonical.h"
#include "server/core/devices/chain.h"
#include "tests/support/memory_state.h"

namespace kitbank {
namespace {

std::string text(std::string_view value) { return std::string{value}; }
std::string text(std::integral auto value) { return std::to_string(value); }
std::string text(const Tag& tag) { return tag.text; }
std::string text(const Hash& hash) { return format(hash); }
std::string text(const Uuid& uuid) { return format(uuid); }
std::string text(Instant instant) { return format(instant); }
std::string text(Date date) { return format(date); }
template <class Of>
std::string text(Id<Of> id) {
    return std::to_string(id.value);
}
template <class Enum>
requires std::is_enum_v<Enum> std::string text(Enum value) { return std::string{name_of(value)}; }
std::string text(const Holder& holder) {
    return text(holder.kind) + ":" + text(holder.hub) + ":" + holder.reference;
}
std::string text(const WipeInForce& wipe) { return text(wipe.evidence) + " " + text(wipe.ended); }
std::string text(const HappenedKey& key) {
    return text(key.at) + " " + key.source + " " + text(key.source_seq) + " " + text(key.id);
}
std::string text(const Medium& medium) {
    return medium.serial + " " + medium.model + " " + text(medium.bytes) + " " + text(medium.type);
}
std::string text(const Reason& reason) { return reason.code + ": " + reason.sentence; }
std::string text(const WipeErrors& errors) {
    return text(errors.pass) + " " + text(errors.verify) + " " + text(errors.sync);
}
std::string text(const Refusal& refusal) {
    std::string line = text(refusal.code) + ": " + refusal.detail;
    for (const FieldFault& fault : refusal.fields) line += " " + fault.field + "=" + fault.sentence;
    return line;
}
std::string text(const Conflict& conflict) {
    return text(conflict.event) + " against " + text(conflict.against) + " " + text(conflict.code) +
           ": " + conflict.detail;
}
template <class T>
std::string text(const std::optional<T>& value) {
    return value ? text(*value) : "-";
}
std::string text(const std::optional<Hub>& hub) { return hub ? text(hub->id) : "-"; }
template <class T>
std::string text(const std::vector<T>& values) {
    std::string list = "[";
    for (const T& value : values) list += text(value) + "; ";
    return list + "]";
}

class Page {
  public:
    template <class... Fields>
    void row(std::string_view table, const Fields&... fields) {
        lines_ += table;
        ((lines_ += " | " + text(fields)), ...);
        lines_ += '\n';
    }
    [[nodiscard]] const std::string& lines() const { return lines_; }

  private:
    std::string lines_;
};

void put_sign_in(Page& page, const MemoryState& state) {
    for (const auto& [person, membership] : state.last_memberships)
        page.row("last_membership", person, membership);
    for (const auto& [person, row] : state.second_factors)
        page.row("second_factor", person, row.secret, row.last_step, row.since);
    for (const auto& [person, digests] : state.recovery_codes) {
        for (const Hash& digest : digests) page.row("recovery_code", person, digest);
    }
    for (const auto& [token, row] : state.half_sign_ins)
        page.row("half_sign_in", token, row.person, row.membership, row.secret, row.ends_at);
    for (const auto& [bucket, row] : state.attempts) {
        for (const Instant moment : row.moments) page.row("attempt", bucket, moment);
    }
    for (const LinkWish& row : state.link_wishes)
        page.row("link_wish", row.id, row.email, row.purpose, row.wished_at);
    for (const auto& [token, row] : state.links)
        page.row("link", token, row.person, row.purpose, row.ends_at);
}

void put_people(Page& page, const MemoryState& state) {
    for (const auto& [id, row] : state.organisations) {
        page.row("organisation", id, row.name, row.kind, row.state, row.host, row.second_factor,
                 int{row.magic_links}, row.version);
    }
    for (const auto& [id, hub] : state.hubs) {
        page.row("hub", id, hub.organisation, hub.code, hub.name, hub.address, hub.phone, hub.uprn,
                 hub.opening_times, hub.shelves, int{hub.is_closed}, hub.version,
                 hub.easting.value_or(-1), hub.northing.value_or(-1));
    }
    for (const auto& [id, person] : state.people) {
        page.row("person", id, person.email, person.name, person.password_hash, person.disabled);
    }
    for (const auto& [id, row] : state.memberships) {
        page.row("membership", id, row.handle, row.person, row.organisation, row.role, row.hub,
                 row.since, row.ended_at);
    }
    for (const auto& [id, row] : state.invitations) {
        page.row("invitation", id, row.handle, row.organisation, row.email, row.name, row.role,
                 row.hub, row.token, row.asked_by, row.approved_by, row.asked_at, row.ends_at,
                 row.settled_at, row.outcome);
    }
    for (const auto& [token, session] : state.sessions) {
        page.row("session", token, session.person, session.membership, session.csrf,
                 session.started_at, session.ends_at, session.browser, session.seen_at,
                 int{session.proved});
    }
    put_sign_in(page, state);
    for (const auto& [id, token] : state.tokens) {
        page.row("token", id, token.handle, token.organisation, token.hub, token.role, token.name,
                 token.purpose, token.hash, token.created_by, token.created_at, token.expires_at,
                 token.revoked_at);
    }
    for (const auto& [subject, chain] : state.audit) {
        for (const AuditEvent& event : chain) {
            page.row("audit", subject, event.seq, event.id, event.event, event.actor,
                     event.organisation, event.facts, event.recorded_at, event.previous,
                     event.hash);
        }
    }
    for (const LogLeaf& leaf : state.log_leaves) {
        page.row("log", leaf.position, leaf.hash, leaf.place.subject, leaf.place.seq);
    }
    for (const Checkpoint& checkpoint : state.checkpoints) {
        page.row("checkpoint", checkpoint.number, checkpoint.size, checkpoint.root, checkpoint.at);
    }
}

void put_device(Page& page, const Device& device) {
    const Standing& standing = device.standing;
    page.row("device", device.id, device.organisation, device.tag, device.kind, device.make,
             device.model, device.serial, device.version, device.head, device.has_conflict,
             device.created_at);
    page.row("standing", device.id, standing.state, standing.holder, standing.home, standing.wipe,
             standing.exposed_at, standing.reservation, standing.due, standing.renewals,
             standing.grade, standing.memory_gb, standing.media, standing.last);
}

void put_devices(Page& page, const MemoryState& state) {
    for (const auto& [id, device] : state.devices) put_device(page, device);
    for (const auto& [id, events] : state.histories) {
        for (const Event& event : events) page.row("event", chain_text(event), event.hash);
    }
    for (const auto& [id, conflicts] : state.conflicts) page.row("conflicts", id, conflicts);
    for (const KeptScan& kept : state.scans) {
        const SetAsideScan& scan = kept.scan;
        page.row("scan", chain_text(scan.event), scan.tag, scan.organisation, scan.reason,
                 scan.wait_for_intake, kept.closed_by, kept.closed_at);
    }
}

void put_tags(Page& page, const MemoryState& state) {
    for (const auto& [tag, row] : state.tags) {
        page.row("tag", tag, row.organisation, row.batch, row.state, row.device, row.version,
                 row.head);
    }
    for (const auto& [tag, events] : state.tag_histories) {
        for (const TagEvent& event : events) {
            page.row("tag_event", tag, event.seq, event.kind, event.actor, event.reason,
                     event.recorded_at, event.request_id, event.previous, event.hash);
        }
    }
    for (const auto& [id, batch] : state.batches) {
        page.row("batch", id, batch.handle, batch.organisation, batch.hub, batch.tags, batch.count,
                 batch.actor, batch.created_at);
    }
}

void put_evidence(Page& page, const MemoryState& state) {
    for (const StoredEvidence& row : state.evidence) {
        page.row("evidence", row.id, row.organisation, row.device, row.device_tag, row.file,
                 row.file_name, row.tool, row.tool_version, row.zone, row.started, row.ended,
                 row.level, row.accepted, row.reasons, row.operator_name, row.verifier_name,
                 row.checklist, row.actor, row.recorded_at);
        for (const StoredMedium& medium : row.media) {
            page.row("medium", row.id, medium.serial, medium.model, medium.bytes, medium.method,
                     medium.level, medium.verification, medium.errors, medium.started, medium.ended,
                     medium.accepted, medium.reasons);
        }
    }
    for (const auto& [hash, file] : state.files) {
        page.row("file", hash, file.content_type, file.stored_at, file.content);
    }
}

void put_residents(Page& page, const MemoryState& state) {
    for (const auto& [id, row] : state.residents) {
        page.row("resident", id, row.organisation, row.reference, row.hub, row.entered_by,
                 row.sealed_key, row.retention_rule, row.created_at, row.changed_at, row.erased_at,
                 row.erased_by, row.version);
    }
    for (const auto& [id, fields] : state.resident_fields) {
        for (const auto& [field, sealed] : fields) page.row("resident_field", id, field, sealed);
    }
    for (const auto& [id, indexes] : state.resident_indexes) {
        for (const ResidentIndex& index : indexes) {
            page.row("resident_index", id, index.kind, index.digest);
        }
    }
    for (const auto& [number, row] : state.readings) {
        page.row("resident_reading", number, row.id, row.resident, row.organisation, row.actor,
                 row.reason, row.sealed_words, row.fields, row.read_at);
    }
    for (const auto& [id, row] : state.holds) {
        page.row("resident_hold", id, row.resident, row.kind, row.sealed_words, row.placed_by,
                 row.placed_at, row.lifted_by, row.sealed_lift_words, row.lifted_at);
    }
}

template <class... Fields>
void put_entry(Page& page, std::string_view table, const RegisterEntry& entry,
               const Fields&... fields) {
    page.row(table, entry.id, entry.organisation, format(entry.number), entry.nation,
             entry.received, entry.how, entry.resident, entry.person, entry.matter, entry.answered,
             entry.recorded_by, entry.recorded_at, entry.version, fields...);
}

void put_requests(Page& page, const MemoryState& state) {
    for (const auto& [id, row] : state.kit_requests) {
        page.row("kit_request", id, row.organisation, row.asking, row.reference, row.state,
                 row.entered_by, row.door, row.resident, row.hub, row.area, row.ward,
                 row.allocation, row.delivery, row.need, row.household, int{row.safeguarding},
                 row.needed_by, row.language, row.access_needs);
        for (const CriterionRow& criterion : criterion_rows) {
            if (row.criteria.*criterion.flag) page.row("criterion", id, criterion.name);
        }
        page.row("kit_request_course", id, int{row.agreed_to_share}, int{row.agreed_to_follow_up},
                 row.sealed_collector, row.sealed_draft, row.sort_key, row.worker, row.hold_reason,
                 row.hold_until, row.decline_reason, row.asked_again_from, row.created_at,
                 row.submitted_at, row.changed_at, row.version);
        for (const RequestLine& line : row.lines) {
            page.row("request_line", id, line.number, line.kind, line.uses, line.memory_gb,
                     line.state, line.substitute, line.substitute_agreed_by, line.device,
                     line.reserved_until, line.changed_at);
        }
    }
    for (const auto& [id, row] : state.request_notes) {
        page.row("request_note", id, row.request, row.kind, row.actor, int{row.for_staff_only},
                 row.sealed_words, row.written_at);
    }
    for (const auto& [id, run] : state.allocation_runs) {
        page.row("allocation_run", id, run.handle, run.organisation, run.actor, run.state,
                 run.asked_at, run.finished_at, run.lines, run.devices, run.proposed);
    }
    for (const auto& [id, row] : state.proposals) {
        page.row("proposal", id, row.run, row.position, row.request, row.line, row.device,
                 row.state, row.travel_km, row.why, row.given, row.decided_by, row.decided_at,
                 row.reason);
    }
    for (const auto& [id, points] : state.priority_points) {
        page.row("priority_rule", id, std::vector<int>(points.begin(), points.end()));
    }
    for (const auto& [id, caps] : state.request_caps) {
        for (const Cap& cap : caps)
            page.row("request_cap", id, cap.scope, cap.kind, cap.days, cap.most);
    }
}

void put_reminders_of_data(Page& page, const MemoryState& state) {
    for (const auto& [id, row] : state.data_reminders) {
        std::string days;
        for (const int each : row.stale_days) days += std::to_string(each) + " ";
        page.row("data_reminder_rule", id, days, row.ending_days, row.version);
    }
    for (const auto& [item, kind, days] : state.item_reminders) {
        page.row("data_item_reminder", item, name_of(kind), days);
    }
}

void put_lending(Page& page, const MemoryState& state) {
    for (const auto& [id, row] : state.lending_terms) {
        page.row("lending_terms", id, row.loan_days, row.renewal_days, row.renewals_max,
                 row.lost_after_days, row.reservation_days, row.version);
    }
    for (const auto& [request, device, due, days] : state.loan_reminders)
        page.row("loan_reminder", request, device, due, days);
    for (const auto& [id, row] : state.slot_rules) {
        page.row("slot_rule", id, row.hub, row.weekday, row.from.count(), row.to.count(),
                 row.each.count(), row.places, row.valid_from, row.valid_to);
    }
    for (const auto& [hub, day] : state.closed_days) page.row("hub_closed_day", hub, day);
    for (const auto& [id, row] : state.appointments) {
        page.row("appointment", id, row.request, row.hub, row.kind, row.at, row.minutes, row.state,
                 row.booked_by, row.booked_at, row.changed_at, row.reminded_at, row.version);
    }
    for (const auto& [key, sessions] : state.shared_sessions) {
        page.row("shared_session", std::get<0>(key), std::get<1>(key), std::get<2>(key), sessions);
    }
}

void put_stock(Page& page, const MemoryState& state) {
    for (const auto& [id, row] : state.bundles) {
        page.row("bundle", id, row.organisation, row.code, row.version, row.network, row.name,
                 row.gb_per_month, row.months, row.valid_from, row.valid_to, row.next);
    }
    for (const auto& [id, row] : state.data_items) {
        const ItemStanding& standing = row.standing;
        page.row("data_item", id, row.organisation, row.reference, row.bundle, row.batch,
                 name_of(standing.state), standing.hub, standing.consignment, standing.reserved_for,
                 standing.issue, standing.activate_by, standing.activated_on, standing.ends_on,
                 row.reserved_until, row.version);
    }
    for (const PostedLine& row : state.posted_lines) {
        page.row("stock_posting", row.id, row.group.id, name_of(row.posting.account.kind),
                 row.posting.account.owner, row.posting.bundle, row.posting.items,
                 row.posting.gigabytes, row.items_after, row.gigabytes_after);
    }
    for (const auto& [group, row] : state.item_events) {
        page.row("data_item_event", group, row.item, name_of(row.event), name_of(row.to));
    }
    for (const auto& [id, row] : state.stock_scans) {
        page.row("stock_scan", id, row.organisation, name_of(row.event), row.subject, row.actor,
                 row.hub, row.happened_at, row.source, row.source_seq, row.recorded_at, row.digest,
                 int{row.took_effect}, row.reason ? name_of(row.reason->code) : "",
                 int{row.is_waiting}, row.closed_by, row.closed_at);
    }
}

void put_consignments(Page& page, const MemoryState& state) {
    for (const auto& [id, row] : state.consignments) {
        page.row("consignment", id, row.organisation, row.reference, row.from, row.to, row.state,
                 row.opened_by, row.opened_at, row.sent_at, row.arrived_at, row.changed_at);
    }
    for (const auto& [key, fate] : state.packed_items) {
        page.row("consignment_item", key.first, key.second, name_of(fate));
    }
    for (const auto& [key, words] : state.consignment_extras) {
        page.row("consignment_extra", key.first, key.second, words);
    }
    for (const auto& [key, row] : state.hub_thresholds) {
        page.row("hub_threshold", row.hub, row.kind, row.code, row.least);
    }
    for (const auto& [id, row] : state.stock_counts) {
        page.row("stock_count", id, row.organisation, row.reference, row.hub, row.state,
                 row.opened_by, row.opened_at, row.closed_at);
    }
    for (const auto& [key, row] : state.count_lines) {
        page.row("stock_count_line", key.first, row.number, row.item, row.fate, row.words,
                 row.seen_at, row.seen_by);
    }
}

void put_issues(Page& page, const MemoryState& state) {
    for (const auto& [id, row] : state.data_issues) {
        page.row("data_issue", id, row.organisation, row.reference, row.item, row.hub, row.request,
                 row.line, row.handover, row.asking, row.resident, row.gate, row.area, row.ward,
                 int{row.over_limit}, row.reason, row.allowed_by, row.replaces, row.follows,
                 name_of(row.outcome), row.actor, row.issued_at, row.version);
    }
    for (const auto& [id, digests] : state.issue_persons) {
        for (const Hash& digest : digests) page.row("data_issue_person", id, digest);
    }
    for (const auto& [organisation, rules] : state.data_limits) {
        for (const LimitRule& rule : rules) {
            page.row("data_limit", organisation, name_of(rule.unit), rule.most, rule.days);
        }
    }
    for (const auto& [key, row] : state.data_gates) {
        page.row("data_gate", key.first, key.second, row.question, int{row.walk_ins_only});
    }
    for (const auto& [id, row] : state.limit_overrides) {
        page.row("limit_override", id, row.organisation, row.reference, row.hub, name_of(row.state),
                 row.reason, row.asked_by, row.decided_by, row.decision, row.good_until,
                 row.used_for, row.version);
    }
    for (const auto& [id, row] : state.code_showings) {
        page.row("code_showing", id, row.item, row.issue, row.actor, row.reason, row.shown_at);
    }
}

void put_intake(Page& page, const MemoryState& state) {
    for (const auto& [id, row] : state.deliveries) {
        page.row("data_delivery", id, row.organisation, row.reference, row.hub, row.bundle,
                 row.expected, row.expected_on, row.order_reference, name_of(row.state), row.words,
                 row.counted, row.announced_by, row.announced_at, row.arrived_at, row.closed_at,
                 row.version);
    }
    for (const auto& [id, row] : state.stock_files) {
        page.row("stock_file", id, row.organisation, row.hub, row.bundle, row.delivery, row.name,
                 row.batch, row.activate_by, name_of(row.state), row.confirmed.doubtful,
                 row.confirmed.swapped, row.lines, row.lines_done, row.received, row.actor,
                 row.uploaded_at, row.changed_at);
    }
    for (const auto& [id, sealed] : state.stock_file_contents) {
        page.row("stock_file_content", id, sealed);
    }
    for (const auto& [key, rows] : state.stock_file_parts) {
        page.row("stock_file_part", key.first, key.second, rows);
    }
}

void put_handovers(Page& page, const MemoryState& state) {
    for (const auto& [id, row] : state.agreements) {
        page.row("agreement", id, row.organisation, row.kind, row.language, row.version, row.text,
                 row.from_at, row.written_by);
    }
    for (const auto& [id, row] : state.handovers) {
        page.row("handover", id, row.organisation, row.reference, row.request, row.device,
                 row.resident, row.hub, row.actor, row.happened_at, row.recorded_at, row.kind,
                 row.agreement, row.agreement_version, row.language, row.signed_how,
                 int{row.is_kept}, row.due, row.collected_by, row.event, row.given_lines);
        for (const CountedAccessory& each : row.accessories) {
            page.row("handover_accessory", id, each.name, each.count);
        }
    }
    for (const auto& [id, row] : state.handover_signatures) {
        page.row("handover_signature", id, row.sealed, row.actor, row.signed_at);
    }
}

void put_registers(Page& page, const MemoryState& state) {
    for (const auto& [id, row] : state.complaints) {
        put_entry(page, "complaint", row, row.category, row.acknowledged, row.outcome, row.closed,
                  row.lessons);
    }
    for (const auto& [id, row] : state.access_requests) {
        put_entry(page, "access_request", row, int{row.identity_needed}, row.identity_confirmed,
                  row.extended, row.ground, row.outcome, row.reason, int{row.rights_told});
        for (const Clarification& each : row.clarifications) {
            page.row("clarification", id, each.asked, each.arrived, int{each.is_about_information});
        }
    }
    for (const auto& [id, row] : state.register_notes) {
        page.row("register_note", id, static_cast<int>(row.book), row.entry, row.text, row.actor,
                 row.written_at);
    }
    for (const auto& [key, row] : state.monitoring) {
        page.row("monitoring", row.organisation, row.month, row.question, row.answer, row.count);
    }
}

}  // namespace

std::string dump(const MemoryState& state) {
    Page page;
    put_people(page, state);
    put_devices(page, state);
    put_tags(page, state);
    put_evidence(page, state);
    put_residents(page, state);
    put_registers(page, state);
    put_requests(page, state);
    put_handovers(page, state);
    put_lending(page, state);
    put_reminders_of_data(page, state);
    put_stock(page, state);
    put_intake(page, state);
    put_issues(page, state);
    put_consignments(page, state);
    for (const auto& [id, kept] : state.requests) {
        page.row("request", id, kept.request.digest, kept.request.answer, kept.request.device,
                 kept.request.seq, kept.request.tag, kept.actor, kept.saved_at);
    }
    for (const auto& [id, row] : state.providers) {
        page.row("provider", id, row.organisation, row.name, row.issuer, row.client_id,
                 row.client_secret, int{row.second_factor}, row.created_at, row.removed_at);
    }
    for (const ProviderIdentity& row : state.identities)
        page.row("identity", row.provider, row.subject, row.person, row.linked_at);
    for (const auto& [token, row] : state.provider_starts) {
        page.row("provider_start", token, row.provider, row.person, row.state, row.nonce,
                 row.verifier, row.next_path, row.ends_at);
    }
    for (const auto& [id, row] : state.letters) {
        page.row("outbox", id, row.organisation, row.state, row.address, row.subject, row.text,
                 row.attempts, row.next_attempt_at, row.error, row.created_at, row.settled_at,
                 row.channel, row.kind, row.reference, row.template_id, row.personalisation,
                 row.handed_id);
    }
    for (const auto& [key, row] : state.message_templates)
        page.row("message_template", key, row.text.subject, row.text.body, row.notify_template,
                 row.changed_by, row.changed_at, row.version);
    for (const auto& [request, told_by] : state.told_by)
        page.row("request_told_by", request, told_by);
    return page.lines();
}

}  // namespace kitbank
