#include "server/usecase/registers/entries.h"

#include "server/usecase/partners/ports.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/trust/ports.h"

namespace kitbank {
namespace {

constexpr std::string_view reading_event = "reading";

std::string context_of(const RegisterEntry& entry, std::string_view column) {
    return "register:" + std::to_string(entry.organisation.value) + "/" + format(entry.number) +
           "/" + std::string{column};
}

std::string note_column(const Uuid& id) { return "note/" + format(id); }

}  // namespace

Date london_today(Ports& ports) { return london_day(ports.clock.now(), ports.zones); }

std::string audit_subject(const RegisterEntry& entry) {
    const bool is_complaint = entry.number.book == Register::complaints;
    return (is_complaint ? "complaint:" : "access_request:") + std::to_string(entry.id.value);
}

void record_entry_audit(const EntryEvent& event, AuditFacts facts, Transaction& tx, Ports& ports) {
    record_audit({audit_subject(event.entry), std::string{event.event}, event.caller.actor,
                  event.entry.organisation},
                 facts, tx, ports);
}

std::string seal_column(const RegisterEntry& entry, std::string_view column, std::string_view text,
                        Safe& safe) {
    return text.empty() ? "" : safe.seal(text, context_of(entry, column));
}

std::string open_column(const RegisterEntry& entry, std::string_view column,
                        std::string_view sealed, Safe& safe) {
    if (sealed.empty()) return "";
    return safe.open(sealed, context_of(entry, column)).value_or("(cannot be opened)");
}

void add_note(const RegisterEntry& entry, const std::string& text, const Caller& caller,
              Transaction& tx, Ports& ports) {
    RegisterNote note;
    note.book = entry.number.book;
    note.entry = entry.id;
    note.id = ports.crypto.make_uuid();
    note.text = seal_column(entry, note_column(note.id), text, ports.safe);
    note.actor = caller.actor;
    note.written_at = ports.clock.now();
    tx.write_registers().insert_note(note);
}

std::vector<ShownNote> shown_notes(const RegisterEntry& entry, Reader& reader, Safe& safe) {
    std::vector<ShownNote> shown;
    for (const RegisterNote& note : reader.registers().notes_of(entry.number.book, entry.id)) {
        shown.push_back({open_column(entry, note_column(note.id), note.text, safe), note.actor,
                         note.written_at});
    }
    return shown;
}

std::vector<AuditEvent> history_of(const RegisterEntry& entry, Reader& reader) {
    std::vector<AuditEvent> history = reader.trust().audit_of(audit_subject(entry));
    std::erase_if(history, [](const AuditEvent& event) { return event.event == reading_event; });
    return history;
}

void read_entry(AnswerReader& answers, const Caller& caller, RegisterEntry& entry) {
    entry.organisation = caller.organisation;
    entry.recorded_by = caller.actor;
    entry.received = answers.day("received");
    entry.how = answers.word<ReceivedHow>("how", received_how_names);
    entry.nation = answers.word<Nation>("nation", nation_names);
    entry.resident = answers.reference("resident");
    entry.person = answers.line("person", false);
    entry.matter = answers.text("matter", true);
    if (entry.resident.empty() && entry.person.empty()) {
        answers.fault("person", "Say who, or give a resident's reference.");
    }
}

void number_and_seal(RegisterEntry& entry, Register book, Transaction& tx, Ports& ports) {
    tx.write_partners().lock_organisation(entry.organisation);
    const int year{london_today(ports).year()};
    entry.number = {book, year, tx.registers().last_number(entry.organisation, book, year) + 1};
    entry.recorded_at = ports.clock.now();
    entry.person = seal_column(entry, "person", entry.person, ports.safe);
    entry.matter = seal_column(entry, "matter", entry.matter, ports.safe);
}

std::string answers_print(const Uuid& id, const Answers& answers, Safe& safe) {
    return format(safe.blind_index(canonical_text(answers), "request/" + format(id)));
}

Deadline deadline_or_why_not(const Result<Deadline>& deadline) {
    if (deadline) return *deadline;
    Deadline unknown;
    unknown.steps = {{Date{std::chrono::sys_days{}}, sentence_of(deadline.refusal())}};
    return unknown;
}

Refusal out_of_order(std::string sentence) {
    return {RefusalCode::step_out_of_order, std::move(sentence), {}};
}

Refusal changed_meanwhile() {
    return {RefusalCode::changed,
            "The entry was changed after you opened the page. Look at it as it is now and decide "
            "again.",
            {}};
}

}  // namespace kitbank
