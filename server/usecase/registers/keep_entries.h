#pragma once
#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/core/canonical.h"
#include "server/core/permission.h"
#include "server/usecase/once.h"
#include "server/usecase/registers/entries.h"

// How an entry is kept, whichever register it stands in: who may, the repeat, the number, the seal and the audit
// are written once. What the law asks of one kind of entry only is its `Book`:
//
//   Row                                  a complaint, or an access request
//   register_of                          which register it stands in
//   receipt_words, step_words            what the digest of a request begins with; never changed, or a repeat that
//                                        was under way would be refused
//   last_step, last_column, last_words   the step with the sealed words that an entry ends with, and where those are
//   find, open, newest, insert, update   its rows, behind the ports
//   deadline(row, today)
//   read_own(answers, row)               what a new entry is asked besides
//   receipt_fact(row)                    what of that the audit tells
//   refuse(row, step)                    why a step that is not open cannot be taken
//   apply(answers, step, today, change)
//   step_facts(row)                      what the audit tells of a step
//   comes_first(left, right)             in the worklist
//
// Only the two files that keep a register read this. One class with virtual functions was rejected: it would want one
// row for both, and what a complaint is asked is no column of an access request.
namespace kitbank {

inline constexpr int open_entries_max = 1000;
inline constexpr int newest_entries_max = 200;

// A step on the row that was loaded: changes it, and says in `note` what is to be kept as one.
template <class Row>
struct EntryChange {
    Row row;
    std::string note;
};

inline std::string text_of(const std::optional<Date>& day) { return day ? format(*day) : ""; }

inline std::optional<Refusal> refuse_stranger(const Caller& caller) {
    if (may(caller.role, Permission::keep_registers)) return std::nullopt;
    return Refusal{RefusalCode::forbidden, "", {}};
}

template <class Book>
Result<typename Book::Row> entry_named(Reader& reader, const Caller& caller,
                                       const std::optional<EntryNumber>& number) {
    if (!number) return Refusal{RefusalCode::entry_not_found, "", {}};
    auto row = std::invoke(Book::find, reader.registers(), caller.organisation, *number);
    if (!row) return Refusal{RefusalCode::entry_not_found, "", {}};
    return std::move(*row);
}

// Once for each request id: a repeat finds the entry that its answer, a number, names.
template <class Book, class Operation>
Result<typename Book::Row> keep_once(const Request& request, const Caller& caller, Ports& ports,
                                     const Operation& operation) {
    return once<typename Book::Row>(
        request, ports, operation, [&](Transaction& tx, const std::string& answer) {
            return entry_named<Book>(tx, caller, parse_entry_number(Book::register_of, answer));
        });
}

template <class Book, class Command>
Result<typename Book::Row> record_in(const Command& command, Ports& ports) {
    using Row = typename Book::Row;
    if (auto refusal = refuse_stranger(command.caller)) return *refusal;
    Row read;
    AnswerReader answers{command.answers};
    read_entry(answers, command.caller, read);
    Book::read_own(answers, read);
    if (auto refusal = answers.refusal()) return *refusal;
    const Result<Deadline> deadline = Book::deadline(read, london_today(ports));
    if (!deadline) return deadline.refusal();
    const std::string content = CanonicalText{}
                                    .add(Book::receipt_words)
                                    .add(answers_print(command.id, command.answers, ports.safe))
                                    .text();
    return keep_once<Book>({command.id, content, command.caller.actor}, command.caller, ports,
                           [&](Transaction& tx) -> Result<Done<Row>> {
                               Row row = read;
                               number_and_seal(row, Book::register_of, tx, ports);
                               row.id = std::invoke(Book::insert, tx.write_registers(), row);
                               record_entry_audit({row, "receipt", command.caller},
                                                  {{"number", format(row.number)},
                                                   {"received_on", format(row.received)},
                                                   Book::receipt_fact(row)},
                                                  tx, ports);
                               return Done<Row>{row, format(row.number)};
                           });
}

template <class Book, class Command>
Result<EntryChange<typename Book::Row>> decide_step(const Command& command,
                                                    const typename Book::Row& row, Date today) {
    const auto open = steps_open(row);
    if (std::ranges::find(open, command.step) == open.end()) {
        if (auto refusal = Book::refuse(row, command.step)) return *refusal;
    }
    EntryChange<typename Book::Row> change{row, ""};
    AnswerReader answers{command.answers};
    Book::apply(answers, command.step, today, change);
    if (auto refusal = answers.refusal()) return *refusal;
    const Result<Deadline> deadline = Book::deadline(change.row, today);
    if (!deadline) return deadline.refusal();
    return change;
}

// False: another change was first.
template <class Book, class Command>
bool commit_step(const Command& command, EntryChange<typename Book::Row>& change, Transaction& tx,
                 Ports& ports) {
    typename Book::Row& row = change.row;
    if (command.step == Book::last_step) {
        row.*Book::last_words =
            seal_column(row, Book::last_column, row.*Book::last_words, ports.safe);
    }
    if (!std::invoke(Book::update, tx.write_registers(), row)) return false;
    ++row.version;
    if (!change.note.empty()) add_note(row, change.note, command.caller, tx, ports);
    record_entry_audit({row, name_of(command.step), command.caller}, Book::step_facts(row), tx,
                       ports);
    return true;
}

template <class Book, class Command>
Result<typename Book::Row> take_step_in(const Command& command, Ports& ports) {
    using Row = typename Book::Row;
    if (auto refusal = refuse_stranger(command.caller)) return *refusal;
    const std::string content = CanonicalText{}
                                    .add(Book::step_words)
                                    .add(format(command.number))
                                    .add(name_of(command.step))
                                    .add(answers_print(command.id, command.answers, ports.safe))
                                    .text();
    return keep_once<Book>({command.id, content, command.caller.actor}, command.caller, ports,
                           [&](Transaction& tx) -> Result<Done<Row>> {
                               const auto row =
                                   entry_named<Book>(tx, command.caller, command.number);
                               if (!row) return row.refusal();
                               auto change = decide_step<Book>(command, *row, london_today(ports));
                               if (!change) return change.refusal();
                               if (!commit_step<Book>(command, *change, tx, ports)) {
                                   return changed_meanwhile();
                               }
                               return Done<Row>{change->row, format(row->number)};
                           });
}

template <class Book>
Result<ShownEntry<typename Book::Row>> read_in(const Caller& caller, const EntryNumber& number,
                                               Ports& ports) {
    if (auto refusal = refuse_stranger(caller)) return *refusal;
    std::optional<Result<ShownEntry<typename Book::Row>>> result;
    ports.store.write([&](Transaction& tx) {
        const auto row = entry_named<Book>(tx, caller, number);
        if (!row) {
            result.emplace(row.refusal());
            return false;
        }
        record_entry_audit({*row, "reading", caller}, {}, tx, ports);
        ShownEntry<typename Book::Row> shown;
        shown.row = *row;
        shown.person = open_column(*row, "person", row->person, ports.safe);
        shown.matter = open_column(*row, "matter", row->matter, ports.safe);
        shown.last_words =
            open_column(*row, Book::last_column, (*row).*Book::last_words, ports.safe);
        shown.deadline = deadline_or_why_not(Book::deadline(*row, london_today(ports)));
        shown.notes = shown_notes(*row, tx, ports.safe);
        shown.history = history_of(*row, tx);
        result.emplace(std::move(shown));
        return true;
    });
    return std::move(*result);
}

template <class Book>
Result<std::vector<ListedEntry<typename Book::Row>>> list_in(const Caller& caller, bool is_all,
                                                             Ports& ports) {
    if (auto refusal = refuse_stranger(caller)) return *refusal;
    std::vector<typename Book::Row> rows;
    ports.store.read([&](Reader& reader) {
        RegisterReader& registers = reader.registers();
        rows = is_all
                   ? std::invoke(Book::newest, registers, caller.organisation, newest_entries_max)
                   : std::invoke(Book::open, registers, caller.organisation, open_entries_max);
    });
    const Date today = london_today(ports);
    std::vector<ListedEntry<typename Book::Row>> list;
    for (auto& row : rows) {
        Deadline deadline = deadline_or_why_not(Book::deadline(row, today));
        list.push_back({std::move(row), std::move(deadline)});
    }
    if (!is_all) std::ranges::stable_sort(list, Book::comes_first);
    return list;
}

}  // namespace kitbank
