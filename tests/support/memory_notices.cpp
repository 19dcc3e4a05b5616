#include "tests/support/memory_notices.h"

#include <tuple>

#include "tests/support/memory_rows.h"

namespace kitbank {
namespace {

std::vector<Letter> first_of(std::vector<Letter> rows, int limit) {
    if (rows.size() > static_cast<std::size_t>(limit)) rows.resize(static_cast<std::size_t>(limit));
    return rows;
}

std::vector<Letter> longest_waiting(std::vector<Letter> rows, int limit) {
    std::ranges::sort(rows, {}, [](const Letter& row) {
        return std::tuple{row.next_attempt_at, row.created_at, row.id};
    });
    return first_of(std::move(rows), limit);
}

// Its names, so that rows stand in the order of the table.
std::string key_of(OrganisationId organisation, MessageKind kind, Language language,
                   Channel channel) {
    return std::to_string(organisation.value) + "/" + std::string{name_of(kind)} + "/" +
           std::string{name_of(language)} + "/" + std::string{name_of(channel)};
}

// As letter_settle.sql and letter_close.sql forget.
void settle(Letter& row, LetterState state, std::string_view error, Instant now) {
    require_in_memory(state == LetterState::sent || state == LetterState::failed,
                      "a settled letter is sent or failed");
    row.state = state;
    row.settled_at = now;
    row.error = error;
    if (state == LetterState::sent || row.kind.empty()) {
        row.text.clear();
        row.personalisation.clear();
    }
    if (state == LetterState::sent) {
        row.address.clear();
        row.subject.clear();
    }
}

}  // namespace

std::vector<Letter> MemoryNotices::letters_due(Instant now, int limit,
                                               std::optional<Channel> channel) {
    return longest_waiting(rows_where(state_.letters,
                                      [&](const Letter& row) {
                                          return row.state == LetterState::queued &&
                                                 row.next_attempt_at <= now &&
                                                 (!channel || row.channel == *channel);
                                      }),
                           limit);
}

std::vector<Letter> MemoryNotices::letters_to_follow(Instant now, int limit) {
    return longest_waiting(rows_where(state_.letters,
                                      [&](const Letter& row) {
                                          return row.state == LetterState::sending &&
                                                 row.next_attempt_at <= now;
                                      }),
                           limit);
}

std::optional<Letter> MemoryNotices::letter(const Uuid& id) { return row_at(state_.letters, id); }

std::optional<Letter> MemoryNotices::letter_handed(const Uuid& handed_id) {
    return row_where(state_.letters, [&](const Letter& row) {
        return row.state == LetterState::sending && row.handed_id == handed_id;
    });
}

std::vector<Letter> MemoryNotices::letters_failed(OrganisationId organisation, int limit) {
    std::vector<Letter> rows = rows_where(state_.letters, [&](const Letter& row) {
        const bool is_open = row.state == LetterState::queued || row.state == LetterState::failed;
        return row.organisation == organisation && is_open && !row.error.empty();
    });
    std::ranges::stable_sort(rows, std::ranges::greater{}, &Letter::created_at);
    return first_of(std::move(rows), limit);
}

std::vector<LetterCount> MemoryNotices::letter_counts(OrganisationId organisation) {
    std::map<LetterState, std::int64_t> counts;
    for (const auto& [id, row] : state_.letters) {
        if (row.organisation == organisation) ++counts[row.state];
    }
    std::vector<LetterCount> rows;
    for (const auto& [state, count] : counts) rows.push_back({state, count});
    return rows;
}

std::int64_t MemoryNotices::letters_waiting() {
    return std::ranges::count_if(
        state_.letters, [](const auto& row) { return row.second.state == LetterState::queued; });
}

void MemoryNotices::insert_letter(const Letter& letter) {
    require_in_memory(
        letter.organisation.value == 0 || state_.organisations.contains(letter.organisation),
        "outbox.organisation exists");
    require_in_memory(state_.letters.try_emplace(letter.id, letter).second, "outbox.id is unique");
}

bool MemoryNotices::claim_letter(const Uuid& id, int attempt, Instant next_attempt_at) {
    Letter* const row = queued(id);
    if (row == nullptr || row->attempts != attempt - 1) return false;
    row->attempts = attempt;
    row->next_attempt_at = next_attempt_at;
    return true;
}

void MemoryNotices::note_letter_error(const Uuid& id, std::string_view error) {
    if (Letter* const row = queued(id)) row->error = error;
}

bool MemoryNotices::settle_letter(const Uuid& id, LetterState state, std::string_view error,
                                  Instant now) {
    Letter* const row = queued(id);
    if (row == nullptr) return false;
    settle(*row, state, error, now);
    return true;
}

bool MemoryNotices::hand_letter(const Uuid& id, const Uuid& handed_id, Instant ask_at,
                                Instant now) {
    Letter* const row = queued(id);
    if (row == nullptr) return false;
    row->state = LetterState::sending;
    row->handed_id = handed_id;
    row->next_attempt_at = ask_at;
    row->settled_at = now;
    row->error.clear();
    return true;
}

void MemoryNotices::put_off_asking(const Uuid& id, Instant ask_at) {
    if (Letter* const row = in_state(id, LetterState::sending)) row->next_attempt_at = ask_at;
}

bool MemoryNotices::close_letter(const Uuid& id, LetterState state, std::string_view error,
                                 Instant now) {
    Letter* const row = in_state(id, LetterState::sending);
    if (row == nullptr) return false;
    settle(*row, state, error, now);
    return true;
}

bool MemoryNotices::queue_again(const Uuid& id, Instant now) {
    Letter* const row = in_state(id, LetterState::failed);
    if (row == nullptr || row->text.empty() || row->address.empty()) return false;
    row->state = LetterState::queued;
    row->settled_at.reset();
    row->handed_id.reset();
    row->error.clear();
    row->attempts = 0;
    row->next_attempt_at = now;
    return true;
}

void MemoryNotices::forget_texts_settled_before(Instant moment) {
    for (auto& [id, row] : state_.letters) {
        if (row.state != LetterState::failed || *row.settled_at >= moment) continue;
        row.text.clear();
        row.personalisation.clear();
    }
}

std::int64_t MemoryNotices::delete_letters_settled_before(Instant moment) {
    return static_cast<std::int64_t>(std::erase_if(state_.letters, [&](const auto& row) {
        return row.second.settled_at && *row.second.settled_at < moment;
    }));
}

std::vector<MessageTemplate> MemoryNotices::message_templates(OrganisationId organisation) {
    return rows_where(state_.message_templates,
                      [&](const MessageTemplate& row) { return row.organisation == organisation; });
}

std::optional<MessageTemplate> MemoryNotices::message_template(OrganisationId organisation,
                                                               MessageKind kind, Language language,
                                                               Channel channel) {
    return row_at(state_.message_templates, key_of(organisation, kind, language, channel));
}

bool MemoryNotices::write_message_template(const MessageTemplate& row) {
    MessageTemplate& kept =
        state_.message_templates[key_of(row.organisation, row.kind, row.language, row.channel)];
    if (kept.version != row.version) return false;
    kept = row;
    ++kept.version;
    return true;
}

ToldBy MemoryNotices::told_by(RequestId request) {
    return row_at(state_.told_by, request).value_or(ToldBy::nobody);
}

void MemoryNotices::write_told_by(RequestId request, ToldBy told_by) {
    require_in_memory(state_.kit_requests.contains(request), "request_told_by.request exists");
    state_.told_by[request] = told_by;
}

Letter* MemoryNotices::in_state(const Uuid& id, LetterState state) {
    const auto row = state_.letters.find(id);
    if (row == state_.letters.end() || row->second.state != state) return nullptr;
    return &row->second;
}

}  // namespace kitbank
