#pragma once
#include "server/store/connection.h"
#include "server/usecase/notices/ports.h"

namespace kitbank {

class MysqlNotices : public NoticeReader, public NoticeWriter {
  public:
    explicit MysqlNotices(Connection& connection) : connection_(connection) {}

    std::vector<Letter> letters_due(Instant now, int limit,
                                    std::optional<Channel> channel = std::nullopt) override;
    std::vector<Letter> letters_to_follow(Instant now, int limit) override;
    std::optional<Letter> letter(const Uuid& id) override;
    std::optional<Letter> letter_handed(const Uuid& handed_id) override;
    std::vector<Letter> letters_failed(OrganisationId organisation, int limit) override;
    std::vector<LetterCount> letter_counts(OrganisationId organisation) override;
    std::int64_t letters_waiting() override;
    std::vector<MessageTemplate> message_templates(OrganisationId organisation) override;
    std::optional<MessageTemplate> message_template(OrganisationId organisation, MessageKind kind,
                                                    Language language, Channel channel) override;
    ToldBy told_by(RequestId request) override;

    void insert_letter(const Letter& letter) override;
    bool claim_letter(const Uuid& id, int attempt, Instant next_attempt_at) override;
    void note_letter_error(const Uuid& id, std::string_view error) override;
    bool settle_letter(const Uuid& id, LetterState state, std::string_view error,
                       Instant now) override;
    bool hand_letter(const Uuid& id, const Uuid& handed_id, Instant ask_at, Instant now) override;
    void put_off_asking(const Uuid& id, Instant ask_at) override;
    bool close_letter(const Uuid& id, LetterState state, std::string_view error,
                      Instant now) override;
    bool queue_again(const Uuid& id, Instant now) override;
    void forget_texts_settled_before(Instant moment) override;
    std::int64_t delete_letters_settled_before(Instant moment) override;
    bool write_message_template(const MessageTemplate& row) override;
    void write_told_by(RequestId request, ToldBy told_by) override;

  private:
    Connection& connection_;
};

}  // namespace kitbank
