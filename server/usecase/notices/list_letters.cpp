#include "server/usecase/notices/list_letters.h"

#include <algorithm>

#include "server/usecase/notices/ports.h"
#include "server/usecase/notices/post.h"

namespace kitbank {
namespace {

FailedLetter failed_letter(const Letter& letter, Safe& safe) {
    FailedLetter failed;
    failed.id = letter.id;
    failed.address = masked_address(letter, safe);
    failed.state = letter.state;
    failed.error = letter.error;
    failed.attempts = letter.attempts;
    failed.created_at = letter.created_at;
    failed.channel = letter.channel;
    failed.kind = letter.kind;
    failed.reference = letter.reference;
    failed.can_go_again =
        letter.state == LetterState::failed && !letter.text.empty() && !letter.address.empty();
    return failed;
}

}  // namespace

LetterList list_letters(const Caller& caller, Ports& ports) {
    std::vector<LetterCount> found;
    std::vector<Letter> letters;
    ports.store.read([&](Reader& reader) {
        found = reader.notices().letter_counts(caller.organisation);
        letters = reader.notices().letters_failed(caller.organisation, failed_letters_max);
    });
    LetterList list;
    for (const LetterState state :
         {LetterState::queued, LetterState::sending, LetterState::sent, LetterState::failed}) {
        const auto count = std::ranges::find(found, state, &LetterCount::state);
        list.counts.push_back({state, count == found.end() ? 0 : count->count});
    }
    for (const Letter& letter : letters) list.failed.push_back(failed_letter(letter, ports.safe));
    return list;
}

std::int64_t count_failed_letters(const Caller& caller, Ports& ports) {
    std::vector<LetterCount> found;
    ports.store.read(
        [&](Reader& reader) { found = reader.notices().letter_counts(caller.organisation); });
    const auto failed = std::ranges::find(found, LetterState::failed, &LetterCount::state);
    return failed == found.end() ? 0 : failed->count;
}

}  // namespace kitbank
