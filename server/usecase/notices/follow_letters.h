#pragma once
#include <chrono>
#include <string>

#include "server/usecase/ports.h"

namespace kitbank {

// A service that can be asked what became of a letter it has.
class Tracker {
  public:
    virtual ~Tracker() = default;
    // The service's own word ("delivered", "temporary-failure"); empty when it could not be asked.
    virtual std::string status_of(const Uuid& handed_id) = 0;
};

// How long a service may say that a letter is under way, after which it counts as sent: longer than it
// keeps what it knows of it.
inline constexpr std::chrono::hours followed_for{7 * 24};
inline constexpr int followed_per_turn = 20;

// A job: asks about the letters that a service has, sooner for young ones. One that failed is shown to
// staff; it is not sent another way, which nobody chose.
void follow_letters(Tracker& tracker, Ports& ports);

// What the service says by itself. Words that are not known and letters that are not sending change
// nothing.
void take_status(const Uuid& handed_id, std::string_view status, Ports& ports);

}  // namespace kitbank
