#include "server/usecase/notices/deliver.h"

#include "server/usecase/notices/ports.h"

namespace kitbank {
namespace {

constexpr int attempts_max = static_cast<int>(letter_delays.size());

bool claim(const Letter& letter, Ports& ports) {
    const auto delay = letter_delays[static_cast<std::size_t>(letter.attempts)];
    bool claimed = false;
    ports.store.write([&](Transaction& tx) {
        claimed = tx.write_notices().claim_letter(letter.id, letter.attempts + 1,
                                                  ports.clock.now() + delay);
        return true;
    });
    return claimed;
}

void settle(const Letter& letter, const Delivery& delivery, Ports& ports) {
    const bool is_last = letter.attempts + 1 >= attempts_max;
    ports.store.write([&](Transaction& tx) {
        NoticeWriter& notices = tx.write_notices();
        if (delivery.outcome == DeliveryOutcome::sent && delivery.handed_id) {
            const Instant now = ports.clock.now();
            notices.hand_letter(letter.id, *delivery.handed_id, now + first_asked_after, now);
        } else if (delivery.outcome == DeliveryOutcome::sent) {
            notices.settle_letter(letter.id, LetterState::sent, "", ports.clock.now());
        } else if (delivery.outcome == DeliveryOutcome::refused || is_last) {
            notices.settle_letter(letter.id, LetterState::failed, delivery.error,
                                  ports.clock.now());
        } else {
            notices.note_letter_error(letter.id, delivery.error);
        }
        return true;
    });
}

Delivery attempt(const Letter& letter, Courier& courier, Ports& ports) {
    const auto mail = open_letter(letter, ports.safe);
    if (!mail) return {DeliveryOutcome::refused, "sealed with a key that is gone"};
    return courier.deliver(*mail, letter.id);
}

// An attempt that was begun and never ended was the last one: the server died over it.
void give_up(const Letter& letter, Ports& ports) {
    settle(letter, {DeliveryOutcome::refused, "no attempt came to an end"}, ports);
}

void deliver_channel(Channel channel, Courier& courier, Ports& ports) {
    std::vector<Letter> letters;
    ports.store.read([&](Reader& reader) {
        letters = reader.notices().letters_due(ports.clock.now(), letters_per_turn, channel);
    });
    for (const Letter& letter : letters) {
        if (letter.attempts >= attempts_max) {
            give_up(letter, ports);
            continue;
        }
        if (!claim(letter, ports)) continue;
        const Delivery delivery = attempt(letter, courier, ports);
        settle(letter, delivery, ports);
        if (delivery.outcome == DeliveryOutcome::no_way) return;
    }
}

}  // namespace

void deliver_letters(Courier& courier, Ports& ports) {
    for (const Channel channel : {Channel::email, Channel::text, Channel::letter}) {
        if (courier.takes(channel)) deliver_channel(channel, courier, ports);
    }
}

}  // namespace kitbank
