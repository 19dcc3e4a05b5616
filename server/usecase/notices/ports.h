#pragma once
#include "server/usecase/notices/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

// The outbox, each scheme's words, and how residents want to be told.
class NoticeReader {
  public:
    virtual ~NoticeReader() = default;

    // Queued ones whose time has come, of all organisations, the longest waiting first; of one channel,
    // or of all.
    virtual std::vector<Letter> letters_due(Instant now, int limit,
                                            std::optional<Channel> channel = std::nullopt) = 0;
    // Those that a service has, and that it is time to ask about.
    virtual std::vector<Letter> letters_to_follow(Instant now, int limit) = 0;
    virtual std::optional<Letter> letter(const Uuid& id) = 0;
    virtual std::optional<Letter> letter_handed(const Uuid& handed_id) = 0;  // that is sending
    // Those given up, and those queued whose last attempt failed; newest first.
    virtual std::vector<Letter> letters_failed(OrganisationId organisation, int limit) = 0;
    virtual std::vector<LetterCount> letter_counts(OrganisationId organisation) = 0;
    virtual std::int64_t letters_waiting() = 0;  // of all organisations

    virtual std::vector<MessageTemplate> message_templates(OrganisationId organisation) = 0;
    virtual std::optional<MessageTemplate> message_template(OrganisationId organisation,
                                                            MessageKind kind, Language language,
                                                            Channel channel) = 0;
    // `nobody` when nothing was said.
    virtual ToldBy told_by(RequestId request) = 0;
};

class NoticeWriter {
  public:
    virtual ~NoticeWriter() = default;

    virtual void insert_letter(const Letter& letter) = 0;
    // Begins the attempt with this number, and says when the next may begin should this one come to
    // nothing. False: somebody else began it, or the letter is settled.
    virtual bool claim_letter(const Uuid& id, int attempt, Instant next_attempt_at) = 0;
    virtual void note_letter_error(const Uuid& id, std::string_view error) = 0;
    // `sent` or `failed`; only a queued letter changes.
    virtual bool settle_letter(const Uuid& id, LetterState state, std::string_view error,
                               Instant now) = 0;
    // A service took it: `sending` until what became of it is known. Only a queued letter changes.
    virtual bool hand_letter(const Uuid& id, const Uuid& handed_id, Instant ask_at,
                             Instant now) = 0;
    virtual void put_off_asking(const Uuid& id, Instant ask_at) = 0;
    // What became of one that is sending: `sent` or `failed`.
    virtual bool close_letter(const Uuid& id, LetterState state, std::string_view error,
                              Instant now) = 0;
    // One that was given up and whose text is there waits again, as if it were new.
    virtual bool queue_again(const Uuid& id, Instant now) = 0;
    // The texts of those given up before.
    virtual void forget_texts_settled_before(Instant moment) = 0;
    virtual std::int64_t delete_letters_settled_before(Instant moment) = 0;  // some at a time

    // `row.version` is the one that was read, 0 for none; the version counts up. False: it is another by
    // now.
    virtual bool write_message_template(const MessageTemplate& row) = 0;
    virtual void write_told_by(RequestId request, ToldBy told_by) = 0;
};

}  // namespace kitbank
