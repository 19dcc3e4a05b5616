#pragma once
#include "server/usecase/notices/records.h"
#include "server/usecase/ports.h"

namespace kitbank {

class NoticeReader {
  public:
    virtual ~NoticeReader() = default;

    // Queued ones whose time has come, of all organisations, the longest waiting first.
    virtual std::vector<Letter> letters_due(Instant now, int limit) = 0;
    // Those given up, and those queued whose last attempt failed; newest first.
    virtual std::vector<Letter> letters_failed(OrganisationId organisation, int limit) = 0;
    virtual std::vector<LetterCount> letter_counts(OrganisationId organisation) = 0;
    virtual std::int64_t letters_waiting() = 0;  // of all organisations
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
    virtual std::int64_t delete_letters_settled_before(Instant moment) = 0;  // some at a time
};

}  // namespace kitbank
