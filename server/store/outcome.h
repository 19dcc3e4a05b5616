#pragma once
#include <cstdint>
#include <exception>
#include <string>

#include "server/core/refusal.h"

namespace kitbank {

// What a database error means for the operation it hit.
enum class Outcome : std::uint8_t {
    again,      // nothing was done: run the whole operation again
    elsewhere,  // this node does not take it now: wait, take a new connection
    unknown,    // it may or may not have been done: new connection, ask again by id
    twin,       // a unique key: another operation was first. Run again once or twice, so that its
                // load sees the other; a key that stays taken is a fault of ours
    full,       // no space left to write
    fault,      // ours: no repetition helps
};

// By number, never by message. At COMMIT everything but a plain "you lost" leaves the outcome
// unknown.
Outcome outcome_of(int error_number, bool at_commit);

// What the caller of the store is told when repetition did not help.
RefusalCode refusal_for(Outcome outcome);

// A database error on its way to the one place that judges it (transaction.cpp).
class DatabaseError : public std::exception {
  public:
    DatabaseError(int number, const std::string& message, bool at_commit = false);
    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] Outcome outcome() const { return outcome_; }
    [[nodiscard]] const char* what() const noexcept override { return message_.c_str(); }

  private:
    int number_;
    std::string message_;
    Outcome outcome_;
};

}  // namespace kitbank
