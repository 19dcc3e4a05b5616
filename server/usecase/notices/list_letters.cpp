#include "server/usecase/notices/list_letters.h"

#include <algorithm>

#include "server/usecase/notices/ports.h"
#include "server/usecase/notices/post.h"

namespace kitbank {

LetterList list_letters(const Caller& caller, Ports& ports) {
    std::vector<LetterCount> found;
    std::vector<Letter> letters;
    ports.store.read([&](Reader& reader) {
        found = reader.notices().letter_counts(caller.organisation);
        letters = reader.notices().letters_failed(caller.organisation, failed_letters_max);
    });
    LetterList list;
    for (const LetterState state : {LetterState::queued, LetterState::sent, LetterState::failed}) {
        const auto count = std::ranges::find(found, state, &LetterCount::state);
        list.counts.push_back({state, count == found.end() ? 0 : count->count});
    }
    for (const Letter& letter : letters) {
        list.failed.push_back({masked_address(letter, ports.safe), letter.state, letter.error,
                               letter.attempts, letter.created_at});
    }
    return list;
}

}  // namespace kitbank
