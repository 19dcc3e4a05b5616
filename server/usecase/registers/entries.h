#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "server/usecase/registers/answers.h"
#include "server/usecase/registers/ports.h"
#include "server/usecase/trust/audit.h"

// What the two registers share.
namespace kitbank {

struct ShownNote {
    std::string text;
    std::string actor;
    Instant written_at;
};

// An entry opened for someone who may read it: what is sealed in clear, and what was done to it, as its
// audit chain tells (readings left out). `Row` keeps its sealed columns as they are.
template <class Row>
struct ShownEntry {
    Row row;
    std::string person, matter;
    std::string last_words;  // a complaint's lessons, an access request's reason
    Deadline deadline;
    std::vector<ShownNote> notes;
    std::vector<AuditEvent> history;
};

// An entry in a worklist: nothing of it is opened.
template <class Row>
struct ListedEntry {
    Row row;
    Deadline deadline;
};

// Today as people in the United Kingdom write it.
Date london_today(Ports& ports);

// "complaint:12", "access_request:3"
std::string audit_subject(const RegisterEntry& entry);
struct EntryEvent {
    const RegisterEntry& entry;
    std::string_view event;
    const Caller& caller;
};
void record_entry_audit(const EntryEvent& event, AuditFacts facts, Transaction& tx, Ports& ports);

// Sealed for one column of one entry; empty stays empty. Opened text that was changed or moved is
// "(cannot be opened)", so that the rest of the entry can still be worked on.
std::string seal_column(const RegisterEntry& entry, std::string_view column, std::string_view text,
                        Safe& safe);
std::string open_column(const RegisterEntry& entry, std::string_view column,
                        std::string_view sealed, Safe& safe);

// Seals the text with the entry and writes its audit event.
void add_note(const RegisterEntry& entry, const std::string& text, const Caller& caller,
              Transaction& tx, Ports& ports);
std::vector<ShownNote> shown_notes(const RegisterEntry& entry, Reader& reader, Safe& safe);
// Without readings.
std::vector<AuditEvent> history_of(const RegisterEntry& entry, Reader& reader);

// The answers that open an entry of either register: received, how, nation, resident, person, matter.
// Who it is about must be said in one way at least.
void read_entry(AnswerReader& answers, const Caller& caller, RegisterEntry& entry);
// Gives the entry its number and seals what was read in clear; locks the organisation.
void number_and_seal(RegisterEntry& entry, Register book, Transaction& tx, Ports& ports);

// The answers as they go into the digest that a request id is kept with: behind a key, so that nobody can
// try names and sentences against it.
std::string answers_print(const Uuid& id, const Answers& answers, Safe& safe);

// A worklist must show every entry: one whose deadline cannot be worked out says why.
Deadline deadline_or_why_not(const Result<Deadline>& deadline);

Refusal out_of_order(std::string sentence);
// Two changed the entry at once, and the other one was first.
Refusal changed_meanwhile();

}  // namespace kitbank
