#include "server/store/notices/notice_rows.h"

#include "embedded/statement.h"
#include "server/store/read_rows.h"

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
        letter.channel = known(parse_channel(rows.text()));
        letter.kind = rows.text();
        letter.reference = rows.text();
        letter.template_id = rows.maybe(&Rows::uuid);
        letter.personalisation = rows.text();
        letter.handed_id = rows.maybe(&Rows::uuid);
        letters.push_back(std::move(letter));
    }
    return letters;
}

std::vector<MessageTemplate> templates_from(Rows rows) {
    std::vector<MessageTemplate> templates;
    while (rows.next()) {
        MessageTemplate row;
        row.organisation = rows.id<OrganisationId>();
        row.kind = known(parse_message_kind(rows.text()));
        row.language = known(parse_language(rows.text()));
        row.channel = known(parse_channel(rows.text()));
        row.text.subject = rows.text();
        row.text.body = rows.text();
        row.notify_template = rows.maybe(&Rows::uuid);
        row.changed_by = rows.text();
        row.changed_at = rows.instant();
        row.version = static_cast<std::uint32_t>(rows.number());
        templates.push_back(std::move(row));
    }
    return templates;
}

}  // namespace

std::vector<Letter> MysqlNotices::letters_due(Instant now, int limit,
                                              std::optional<Channel> channel) {
    const std::string_view name = channel ? name_of(*channel) : std::string_view{};
    return letters_from(connection_.query(statement::letters_due, now, name, name, limit));
}

std::vector<Letter> MysqlNotices::letters_to_follow(Instant now, int limit) {
    return letters_from(connection_.query(statement::letters_to_follow, now, limit));
}

std::optional<Letter> MysqlNotices::letter(const Uuid& id) {
    return first_of(letters_from(connection_.query(statement::letter_by_id, id)));
}

std::optional<Letter> MysqlNotices::letter_handed(const Uuid& handed_id) {
    return first_of(letters_from(connection_.query(statement::letter_handed, handed_id)));
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

std::vector<MessageTemplate> MysqlNotices::message_templates(OrganisationId organisation) {
    return templates_from(connection_.query(statement::message_templates, organisation));
}

std::optional<MessageTemplate> MysqlNotices::message_template(OrganisationId organisation,
                                                              MessageKind kind, Language language,
                                                              Channel channel) {
    std::vector<MessageTemplate> found =
        templates_from(connection_.query(statement::message_template_by_key, organisation,
                                         name_of(kind), name_of(language), name_of(channel)));
    return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

ToldBy MysqlNotices::told_by(RequestId request) {
    Rows rows = connection_.query(statement::request_told_by, request);
    return rows.next() ? known(parse_told_by(rows.text())) : ToldBy::nobody;
}

void MysqlNotices::insert_letter(const Letter& letter) {
    connection_.change(statement::letter_insert, letter.id, letter.organisation, letter.address,
                       letter.subject, letter.text, letter.next_attempt_at, letter.created_at,
                       name_of(letter.channel), letter.kind, letter.reference, letter.template_id,
                       letter.personalisation);
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

bool MysqlNotices::hand_letter(const Uuid& id, const Uuid& handed_id, Instant ask_at, Instant now) {
    return connection_.change(statement::letter_hand, handed_id, ask_at, now, id) == 1;
}

void MysqlNotices::put_off_asking(const Uuid& id, Instant ask_at) {
    connection_.change(statement::letter_ask_later, ask_at, id);
}

bool MysqlNotices::close_letter(const Uuid& id, LetterState state, std::string_view error,
                                Instant now) {
    return connection_.change(statement::letter_close, name_of(state), now, error, id) == 1;
}

bool MysqlNotices::queue_again(const Uuid& id, Instant now) {
    return connection_.change(statement::letter_queue_again, now, id) == 1;
}

void MysqlNotices::forget_texts_settled_before(Instant moment) {
    connection_.change(statement::letters_forget_texts, moment);
}

std::int64_t MysqlNotices::delete_letters_settled_before(Instant moment) {
    return connection_.change(statement::letters_delete, moment);
}

bool MysqlNotices::write_message_template(const MessageTemplate& row) {
    if (row.version == 0) {
        return connection_.change(
                   statement::message_template_insert, row.organisation, name_of(row.kind),
                   name_of(row.language), name_of(row.channel), row.text.subject, row.text.body,
                   row.notify_template, row.changed_by, row.changed_at, row.organisation,
                   name_of(row.kind), name_of(row.language), name_of(row.channel)) == 1;
    }
    return connection_.change(statement::message_template_update, row.text.subject, row.text.body,
                              row.notify_template, row.changed_by, row.changed_at, row.organisation,
                              name_of(row.kind), name_of(row.language), name_of(row.channel),
                              static_cast<std::int64_t>(row.version)) == 1;
}

void MysqlNotices::write_told_by(RequestId request, ToldBy told_by) {
    connection_.change(statement::request_told_by_write, request, name_of(told_by));
}

}  // namespace kitbank
