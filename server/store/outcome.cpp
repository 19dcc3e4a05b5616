#include "server/store/outcome.h"

namespace kitbank {

Outcome outcome_of(int error_number, bool at_commit) {
    switch (error_number) {
        case 1213:  // deadlock, certification failure
        case 1020:  // record changed since it was read
            return Outcome::again;
        case 1021:  // disk full
        case 1114:  // table full
        case 28:    // no space left on device
            return Outcome::full;
        default:
            break;
    }
    if (at_commit) return Outcome::unknown;
    switch (error_number) {
        case 1205:  // lock wait timeout
        case 1969:  // statement timeout
            return Outcome::again;
        case 1040:  // too many connections
        case 1047:  // node is not ready
        case 1203:  // too many connections of this user
        case 1290:  // read only
        case 1836:  // read only
        case 2002:  // no server at the socket
        case 2003:  // no server at the port
            return Outcome::elsewhere;
        case 1053:  // server shutdown
        case 1080:  // forced close
        case 1152:  // aborted connection
        case 1317:  // query interrupted
        case 1927:  // connection was killed
        case 2006:  // server has gone away
        case 2013:  // connection lost
        case 4031:  // idle transaction timeout
            return Outcome::unknown;
        case 1062:
            return Outcome::twin;
        default:
            return Outcome::fault;
    }
}

RefusalCode refusal_for(Outcome outcome) {
    switch (outcome) {
        case Outcome::again:
            return RefusalCode::busy;
        case Outcome::elsewhere:
        case Outcome::unknown:
            return RefusalCode::unavailable;
        case Outcome::full:
            return RefusalCode::storage_full;
        case Outcome::twin:
        case Outcome::fault:
            return RefusalCode::internal;
    }
    return RefusalCode::internal;
}

namespace {

// "Duplicate entry 'robin@example.org' for key 'person_email'" goes to the log: the value is taken out.
std::string without_value(std::string_view message) {
    const std::size_t start = message.find('\'');
    const std::size_t end = message.rfind("' for ");
    if (start == std::string_view::npos || end == std::string_view::npos || start >= end)
        return std::string{message};
    std::string text{message.substr(0, start + 1)};
    return text.append("...").append(message.substr(end));
}

}  // namespace

DatabaseError::DatabaseError(int number, const std::string& message, bool at_commit)
    : number_(number),
      message_("database error " + std::to_string(number) + ": " + without_value(message)),
      outcome_(outcome_of(number, at_commit)) {}

}  // namespace kitbank
