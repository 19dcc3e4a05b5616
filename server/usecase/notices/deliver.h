#pragma once
#include <array>
#include <chrono>
#include <cstdint>
#include <string>

#include "server/usecase/notices/post.h"

namespace kitbank {

enum class DeliveryOutcome : std::uint8_t {
    sent,     // somebody else is answerable for it now
    refused,  // never in this form: it is given up at once
    later,    // this letter not now
    no_way,   // nothing can be sent now: the channel's other letters wait for the next turn
};

// `error` says where and how it failed, as a code ("RCPT 550"): never the address, nor what the other
// side wrote, which may quote it.
struct Delivery {
    DeliveryOutcome outcome = DeliveryOutcome::sent;
    std::string error = {};
    std::optional<Uuid> handed_id =
        {};  // a service has it under this id, and can be asked about it
};

// A way for letters to leave: SMTP, GOV.UK Notify (server/jobs). `id` is the same at every attempt, so
// that a letter that arrives twice can be told.
class Courier {
  public:
    virtual ~Courier() = default;
    // Letters of a channel that is not taken wait.
    virtual bool takes(Channel /*channel*/) const { return true; }
    virtual Delivery deliver(const Mail& mail, const Uuid& id) = 0;
};

// How long after each failed attempt the next may begin; after the last the letter is given up. Over a
// day in all.
inline constexpr std::array<std::chrono::minutes, 8> letter_delays = {
    std::chrono::minutes{1},   std::chrono::minutes{5},   std::chrono::minutes{15},
    std::chrono::minutes{60},  std::chrono::minutes{180}, std::chrono::minutes{360},
    std::chrono::minutes{840}, std::chrono::minutes{60}};
inline constexpr int letters_per_turn = 20;  // of each channel
// When a service is first asked what became of a letter; it may tell by itself before.
inline constexpr std::chrono::minutes first_asked_after{2};

// A job: sends the letters whose time has come, some at a time. Each attempt is written down before it
// begins, so that a letter is never tried twice at once and one that kills the server is not tried
// for ever. A server that dies between the delivery and writing it down delivers again.
void deliver_letters(Courier& courier, Ports& ports);

}  // namespace kitbank
