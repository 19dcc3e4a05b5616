#include "tests/support/letters.h"

#include <algorithm>

#include "server/usecase/notices/ports.h"

namespace kitbank {

std::vector<Mail> letters_posted(Ports& ports) {
    std::vector<Letter> letters;
    ports.store.read([&](Reader& reader) {
        letters = reader.notices().letters_due(*parse_instant("9999-01-01T00:00:00Z"), 100'000);
    });
    std::ranges::stable_sort(letters, {}, &Letter::created_at);
    std::vector<Mail> mails;
    for (const Letter& letter : letters) mails.push_back(open_letter(letter, ports.safe).value());
    return mails;
}

}  // namespace kitbank
