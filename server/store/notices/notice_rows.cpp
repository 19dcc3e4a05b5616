#include "server/store/notices/notice_rows.h"

#include "embedded/statement.h"

namespace kitbank {
namespace {

std::vector<Letter> letters_from(Rows rows) {
    std::vector<Letter> letters;
    while (rows.next()) {
        Letter letter;
        letter.id = rows.uuid();
        letter.organisation = rows.id<OrganisationId>();
        letter.state = known(parse_letter_state(rows.text()));
        letter.address = rows.text();
        letter.subject = rows.text();
        letter.text = rows.text();
        letter.attempts = static_cast<int>(rows.number());
        letter.next_attempt_at = rows.instant();
        letter.error = rows.text();
        letter.created_at = rows.instant();
        letter.settled_at = rows.maybe(&Rows::instant);
        letters.push_back(std::move(letter));
    }
    return letters;
}

}  // namespace

std::vector<Letter> MysqlNotices::letters_due(Instant now, int limit) {
    return letters_from(connection_.query(statement::letters_due, now, limit));
}

std::vector<Letter> MysqlNotices::letters_failed(OrganisationId organisation, int limit) {
    return letters_from(connection_.query(statement::letters_failed, organisation, limit));
}

std::vector<LetterCount> MysqlNotices::letter_counts(OrganisationId organisation) {
    Rows rows = connection_.query(statement::letter_counts, organisation);
    std::vector<LetterCount> counts;
    while (rows.next()) {
        const LetterState state = known(parse_letter_state(rows.text()));
        counts.push_back({state, rows.number()});
    }
    return counts;
}

std::int64_t MysqlNotices::letters_waiting() {
    Rows rows = connection_.query(statement::letters_waiting);
    rows.next();
    return rows.number();
}

void MysqlNotices::insert_letter(const Letter& letter) {
    connection_.change(statement::letter_insert, letter.id, letter.organisation, letter.address,
                       letter.subject, letter.text, letter.next_attempt_at, letter.created_at);
}

bool MysqlNotices::claim_letter(const Uuid& id, int attempt, Instant next_attempt_at) {
    return connection_.change(statement::letter_claim, attempt, next_attempt_at, id, attempt - 1) ==
           1;
}

void MysqlNotices::note_letter_error(const Uuid& id, std::string_view error) {
    connection_.change(statement::letter_fault, error, id);
}

bool MysqlNotices::settle_letter(const Uuid& id, LetterState state, std::string_view error,
                                 Instant now) {
    return connection_.change(statement::letter_settle, name_of(state), now, error, id) == 1;
}

std::int64_t MysqlNotices::delete_letters_settled_before(Instant moment) {
    return connection_.change(statement::letters_delete, moment);
}

}  // namespace kitbank
