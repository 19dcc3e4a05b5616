#include "tests/support/memory_notices.h"

#include <tuple>

#include "tests/support/memory_rows.h"

namespace kitbank {
namespace {

std::vector<Letter> first_of(std::vector<Letter> rows, int limit) {
    if (rows.size() > static_cast<std::size_t>(limit)) rows.resize(static_cast<std::size_t>(limit));
    return rows;
}

}  // namespace

std::vector<Letter> MemoryNotices::letters_due(Instant now, int limit) {
    std::vector<Letter> rows = rows_where(state_.letters, [&](const Letter& row) {
        return row.state == LetterState::queued && row.next_attempt_at <= now;
    });
    std::ranges::sort(rows, {}, [](const Letter& row) {
        return std::tuple{row.next_attempt_at, row.created_at, row.id};
    });
    return first_of(std::move(rows), limit);
}

std::vector<Letter> MemoryNotices::letters_failed(OrganisationId organisation, int limit) {
    std::vector<Letter> rows = rows_where(state_.letters, [&](const Letter& row) {
        return row.organisation == organisation && row.state != LetterState::sent &&
               !row.error.empty();
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
    require_in_memory(state != LetterState::queued, "a settled letter is sent or failed");
    row->state = state;
    row->settled_at = now;
    row->error = error;
    row->text.clear();
    if (state == LetterState::sent) {
        row->address.clear();
        row->subject.clear();
    }
    return true;
}

std::int64_t MemoryNotices::delete_letters_settled_before(Instant moment) {
    return static_cast<std::int64_t>(std::erase_if(state_.letters, [&](const auto& row) {
        return row.second.settled_at && *row.second.settled_at < moment;
    }));
}

Letter* MemoryNotices::queued(const Uuid& id) {
    const auto row = state_.letters.find(id);
    if (row == state_.letters.end() || row->second.state != LetterState::queued) return nullptr;
    return &row->second;
}

}  // namespace kitbank
