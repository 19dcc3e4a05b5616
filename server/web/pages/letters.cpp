#include "server/core/policy.h"
#include "server/usecase/notices/list_letters.h"

#include "server/core/notices/delivery.h"
#include "server/usecase/notices/send_again.h"
#include "server/web/pages/device_form.h"
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
        case LetterState::sending:
            return "With the delivery service";
        case LetterState::sent:
            return "Sent in the last 30 days";
        case LetterState::failed:
            break;
    }
    return "Given up in the last 30 days";
}

std::string_view channel_text(Channel channel) {
    switch (channel) {
        case Channel::email:
            return "E-mail";
        case Channel::text:
            return "Text";
        case Channel::letter:
            break;
    }
    return "Letter";
}

std::string title_of(const FailedLetter& letter, Relation relation) {
    std::string title{channel_text(letter.channel)};
    const bool shows_address = shows(Object::letter, "address", relation);
    if (shows_address && !letter.address.empty()) title += " to " + letter.address;
    return title;
}

// "Loan due soon, Q-7K3M9QXZ."
std::string about(const FailedLetter& letter) {
    const auto kind = parse_message_kind(letter.kind);
    return kind ? std::string{kitbank::row_of(*kind).label} + ", " + letter.reference + ". " : "";
}

std::string tries_text(const FailedLetter& letter) {
    if (letter.attempts == 0) return "";
    return ", tried " + std::to_string(letter.attempts) +
           (letter.attempts == 1 ? " time" : " times");
}

std::string why_not_again(const FailedLetter& letter) {
    if (letter.state != LetterState::failed || letter.can_go_again) return "";
    if (letter.kind.empty()) return " It is not kept, since it may hold a link: invite them again.";
    if (letter.address.empty()) return " Without an address it cannot be sent.";
    return " What it said is forgotten by now.";
}

ListRow row_of(const FailedLetter& letter, Relation relation) {
    ListRow row{title_of(letter, relation)};
    row.meta =
        about(letter) + "Written " + moment_text(letter.created_at) + tries_text(letter) + ". ";
    if (shows(Object::letter, "error", relation))
        row.meta += spoken_error(letter.error) + " (" + letter.error + ").";
    row.meta += why_not_again(letter);
    row.fact = letter.state == LetterState::failed ? "Given up" : "Will be tried again";
    if (letter.can_go_again) {
        row.buttons = {
            {"/organisation/letters/again", "Send again", {{"letter", format(letter.id)}}}};
    }
    return row;
}

}  // namespace

Response list_letters_here(const Call& call) {
    const LetterList letters = list_letters(call.caller, call.ports());
    ListPage list;
    list.heading = "Letters";
    list.intro =
        "Invitations, links to sign in, and what people are told of requests and loans. When one "
        "was given up, find out whether the address is right; what tells of a request can be sent "
        "again for a week.";
    if (!call.services.settings.sends_texts)
        list.intro += " GOV.UK Notify is not set up here, so that no texts and letters are sent.";
    if (call.request.query.has("done")) list.message = "It will be sent again.";
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

Response send_letter_again_here(const Call& call) {
    const auto letter = parse_uuid(call.form.fields.text("letter"));
    if (!letter) return show_refusal(call, {RefusalCode::malformed, "", {}});
    const auto again = send_again({call.request_id, call.caller, *letter}, call.ports());
    if (!again) return show_refusal(call, again.refusal());
    return Response::see_other("/organisation/letters?done=again");
}

}  // namespace kitbank::web::pages
