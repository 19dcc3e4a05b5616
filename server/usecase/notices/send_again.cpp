#include "server/usecase/notices/send_again.h"

#include "server/usecase/notices/ports.h"
#include "server/usecase/once.h"

namespace kitbank {
namespace {

Result<Done<Uuid>> queue(const SendAgain& command, Transaction& tx, Ports& ports) {
    const std::optional<Letter> letter = tx.notices().letter(command.letter);
    const bool is_theirs = letter && letter->organisation == command.caller.organisation;
    if (!is_theirs || !tx.write_notices().queue_again(letter->id, ports.clock.now())) {
        return Refusal{RefusalCode::entry_not_found,
                       "This message cannot be sent again: it was sent, or what it said is "
                       "forgotten by now.",
                       {}};
    }
    return Done<Uuid>{letter->id, format(letter->id)};
}

}  // namespace

Result<Uuid> send_again(const SendAgain& command, Ports& ports) {
    if (!may(command.caller.role, Permission::see_audit))
        return Refusal{RefusalCode::forbidden, "", {}};
    return once<Uuid>(
        {command.id, "send again " + format(command.letter), command.caller.actor}, ports,
        [&](Transaction& tx) { return queue(command, tx, ports); },
        [&](Transaction&, const std::string&) { return Result<Uuid>{command.letter}; });
}

}  // namespace kitbank
