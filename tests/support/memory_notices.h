#pragma once
#include "server/usecase/notices/ports.h"

namespace kitbank {

struct MemoryState;

class MemoryNotices : public NoticeReader, public NoticeWriter {
  public:
    explicit MemoryNotices(MemoryState& state) : state_(state) {}

    std::vector<Letter> letters_due(Instant now, int limit) override;
    std::vector<Letter> letters_failed(OrganisationId organisation, int limit) override;
    std::vector<LetterCount> letter_counts(OrganisationId organisation) override;
    std::int64_t letters_waiting() override;

    void insert_letter(const Letter& letter) override;
    bool claim_letter(const Uuid& id, int attempt, Instant next_attempt_at) override;
    void note_letter_error(const Uuid& id, std::string_view error) override;
    bool settle_letter(const Uuid& id, LetterState state, std::string_view error,
                       Instant now) override;
    std::int64_t delete_letters_settled_before(Instant moment) override;

  private:
    Letter* queued(const Uuid& id);

    MemoryState& state_;
};

}  // namespace kitbank
