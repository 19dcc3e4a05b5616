#include "server/usecase/notices/follow_letters.h"

#include "server/core/notices/delivery.h"
#include "server/usecase/notices/ports.h"

namespace kitbank {
namespace {

using std::chrono::minutes;

// After minutes every two, in the first hours every quarter, later six times a day.
minutes pause_at(std::chrono::microseconds age) {
    if (age < minutes{20}) return minutes{2};
    return age < std::chrono::hours{6} ? minutes{15} : minutes{240};
}

void settle(const Letter& letter, std::string_view status, Ports& ports) {
    const Instant now = ports.clock.now();
    const auto age = now - *letter.settled_at;
    const DeliveryFate fate = fate_of(status).value_or(DeliveryFate::under_way);
    ports.store.write([&](Transaction& tx) {
        NoticeWriter& notices = tx.write_notices();
        if (fate == DeliveryFate::failed) {
            notices.close_letter(letter.id, LetterState::failed, status, now);
        } else if (fate == DeliveryFate::delivered || age > followed_for) {
            notices.close_letter(letter.id, LetterState::sent, "", now);
        } else {
            notices.put_off_asking(letter.id, now + pause_at(age));
        }
        return true;
    });
}

}  // namespace

void follow_letters(Tracker& tracker, Ports& ports) {
    std::vector<Letter> letters;
    ports.store.read([&](Reader& reader) {
        letters = reader.notices().letters_to_follow(ports.clock.now(), followed_per_turn);
    });
    for (const Letter& letter : letters) {
        const std::string status = tracker.status_of(*letter.handed_id);
        settle(letter, status, ports);
        if (status.empty()) return;  // the others would wait as long for no answer
    }
}

void take_status(const Uuid& handed_id, std::string_view status, Ports& ports) {
    if (!fate_of(status)) return;
    std::optional<Letter> letter;
    ports.store.read([&](Reader& reader) { letter = reader.notices().letter_handed(handed_id); });
    if (letter) settle(*letter, status, ports);
}

}  // namespace kitbank
