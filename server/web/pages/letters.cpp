#include "server/core/policy.h"
#include "server/usecase/notices/list_letters.h"

#include "server/web/pages/list_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"

// What became of the letters that this installation wrote for an organisation.
namespace kitbank::web::pages {
namespace {

std::string_view state_text(LetterState state) {
    switch (state) {
        case LetterState::queued:
            return "Waiting to be sent";
        case LetterState::sent:
            return "Sent in the last 30 days";
        case LetterState::failed:
            break;
    }
    return "Given up in the last 30 days";
}

ListRow row_of(const FailedLetter& letter, Relation relation) {
    ListRow row{letter.address.empty() ? "An address that cannot be read" : letter.address};
    if (!shows(Object::letter, "address", relation)) row.title = "A letter";
    row.meta = "Written " + moment_text(letter.created_at) + ", tried " +
               std::to_string(letter.attempts) + (letter.attempts == 1 ? " time" : " times") + ".";
    if (shows(Object::letter, "error", relation))
        row.meta += " The last time: " + letter.error + ".";
    row.fact = letter.state == LetterState::failed ? "Given up" : "Will be tried again";
    return row;
}

}  // namespace

Response list_letters_here(const Call& call) {
    const LetterList letters = list_letters(call.caller, call.ports());
    ListPage list;
    list.heading = "Letters";
    list.intro =
        "Invitations, links to sign in and other letters. One that was given up is not sent "
        "again: find out whether the address is right, and invite the person again.";
    list.back = {"/organisation", "Organisation"};
    ListGroup counts{"How many"};
    for (const LetterCount& each : letters.counts)
        counts.rows.push_back(
            {std::string{state_text(each.state)}, "", "", std::to_string(each.count)});
    ListGroup failed{"Not taken"};
    failed.empty = "Every letter was taken.";
    const Relation relation = relation_within(call.caller.role, Object::letter);
    for (const FailedLetter& each : letters.failed) failed.rows.push_back(row_of(each, relation));
    list.groups = {counts, failed};
    return show_list(call, list);
}

}  // namespace kitbank::web::pages
