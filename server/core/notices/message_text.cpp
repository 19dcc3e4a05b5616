#include "server/core/notices/message_text.h"

#include <algorithm>

#include "server/core/text.h"

namespace kitbank {
namespace {

using enum MessageKind;

struct Words {
    std::string_view subject;
    std::string_view body;
};
struct HouseWords {
    MessageKind kind;
    Words english;
    Words welsh;
};

// clang-format off
constexpr std::array house_words = {
    HouseWords{request_received,
        {"Request ((reference)): received", "We have the request ((reference)). We will look at it and tell you what comes next."},
        {"Cais ((reference)): wedi cyrraedd", "Mae cais ((reference)) wedi ein cyrraedd. Byddwn yn edrych arno ac yn rhoi gwybod beth sydd nesaf."}},
    HouseWords{request_queried,
        {"Request ((reference)): we have a question", "We have a question about request ((reference)). Please sign in to answer it: the request waits until then."},
        {"Cais ((reference)): mae gennym gwestiwn", "Mae gennym gwestiwn am gais ((reference)). Mewngofnodwch i'w ateb: bydd y cais yn aros tan hynny."}},
    HouseWords{request_answered,
        {"Request ((reference)): answered", "The question about request ((reference)) was answered. Sign in to read the answer and decide."},
        {"Cais ((reference)): ateb", "Mae ateb i'r cwestiwn am gais ((reference)). Mewngofnodwch i'w ddarllen."}},
    HouseWords{request_accepted,
        {"Request ((reference)): accepted", "Request ((reference)) was accepted. We will tell you when everything is ready."},
        {"Cais ((reference)): wedi'i dderbyn", "Mae cais ((reference)) wedi'i dderbyn. Byddwn yn rhoi gwybod pan fydd popeth yn barod."}},
    HouseWords{request_declined,
        {"Request ((reference)): declined", "We cannot meet request ((reference)).\nThe reason: ((reason))\nSign in to read more, or to ask again."},
        {"Cais ((reference)): wedi'i wrthod", "Ni allwn gyflawni cais ((reference)).\nY rheswm: ((reason))\nMewngofnodwch i ddarllen mwy, neu i ofyn eto."}},
    HouseWords{request_ready,
        {"Request ((reference)): ready", "Everything for request ((reference)) is ready.\nWhere: ((hub)), ((hub_address))\nOpen: ((hub_times))\nWe keep it until ((until))."},
        {"Cais ((reference)): yn barod", "Mae popeth ar gyfer cais ((reference)) yn barod.\nLle: ((hub)), ((hub_address))\nAr agor: ((hub_times))\nByddwn yn ei gadw tan ((until))."}},
    HouseWords{request_cancelled,
        {"Request ((reference)): cancelled", "Request ((reference)) was cancelled.\nThe reason: ((reason))"},
        {"Cais ((reference)): wedi'i ganslo", "Mae cais ((reference)) wedi'i ganslo.\nY rheswm: ((reason))"}},
    HouseWords{reservation_over,
        {"Request ((reference)): no longer set aside", "What was set aside for request ((reference)) went back to stock, because it was not collected in time. The request stays open."},
        {"Cais ((reference)): heb ei gasglu", "Ni chasglwyd yr offer ar gyfer cais ((reference)) mewn pryd. Mae'r cais yn dal ar agor."}},
    HouseWords{appointment_booked,
        {"Request ((reference)): your appointment", "There is an appointment for request ((reference)).\nWhen: ((when))\nWhere: ((hub)), ((hub_address))"},
        {"Cais ((reference)): eich apwyntiad", "Mae apwyntiad ar gyfer cais ((reference)).\nPryd: ((when))\nLle: ((hub)), ((hub_address))"}},
    HouseWords{appointment_reminder,
        {"Request ((reference)): a reminder", "A reminder of the appointment for request ((reference)).\nWhen: ((when))\nWhere: ((hub)), ((hub_address))"},
        {"Cais ((reference)): nodyn atgoffa", "Nodyn i'ch atgoffa am yr apwyntiad ar gyfer cais ((reference)).\nPryd: ((when))\nLle: ((hub)), ((hub_address))"}},
    HouseWords{appointment_cancelled,
        {"Request ((reference)): appointment cancelled", "The appointment for request ((reference)) was cancelled.\nIt was on: ((when))\nThe reason: ((reason))"},
        {"Cais ((reference)): apwyntiad wedi'i ganslo", "Mae'r apwyntiad ar gyfer cais ((reference)) wedi'i ganslo.\nPryd: ((when))\nY rheswm: ((reason))"}},
    HouseWords{appointment_missed,
        {"Request ((reference)): appointment missed", "Nobody came to the appointment for request ((reference)).\nIt was on: ((when))\nPlease make another one."},
        {"Cais ((reference)): colli apwyntiad", "Ni ddaeth neb i'r apwyntiad ar gyfer cais ((reference)).\nPryd: ((when))\nTrefnwch un arall, os gwelwch yn dda."}},
    HouseWords{delivery_failed,
        {"Request ((reference)): not delivered", "We could not deliver the kit for request ((reference)).\nThe reason: ((reason))\nWe will be in touch to try again."},
        {"Cais ((reference)): heb ei ddanfon", "Ni allem ddanfon yr offer ar gyfer cais ((reference)).\nY rheswm: ((reason))\nByddwn yn cysylltu i drefnu eto."}},
    HouseWords{handed_over,
        {"Request ((reference)): handed over", "The kit of request ((reference)) was handed over.\nWhat: ((items))\nTo be back by: ((due))\nQuestions: ((hub)), ((hub_phone))"},
        {"Cais ((reference)): wedi'i roi", "Mae'r offer ar gyfer cais ((reference)) wedi'i roi.\nBeth: ((items))\nYn ôl erbyn: ((due))\nCwestiynau: ((hub)), ((hub_phone))"}},
    HouseWords{loan_due_soon,
        {"Request ((reference)): due soon", "The loan of request ((reference)) ends soon.\nWhat: ((items))\nTo be back by: ((due))\nPlease bring it back, or ask for more time before that day."},
        {"Cais ((reference)): yn dod i ben", "Mae benthyciad cais ((reference)) yn dod i ben cyn hir.\nBeth: ((items))\nYn ôl erbyn: ((due))\nDewch â'r offer yn ôl, neu gofynnwch am fwy o amser cyn hynny."}},
    HouseWords{loan_overdue,
        {"Request ((reference)): overdue", "The loan of request ((reference)) is over, and the kit is not back.\nWhat: ((items))\nIt was due on: ((due))\nPlease bring it back, or tell us what happened."},
        {"Cais ((reference)): yn hwyr", "Mae benthyciad cais ((reference)) ar ben, ac nid yw'r offer yn ôl.\nBeth: ((items))\nYn ôl erbyn: ((due))\nDewch â'r offer yn ôl, neu rhowch wybod i ni."}},
    HouseWords{loan_renewed,
        {"Request ((reference)): more time", "The loan of request ((reference)) goes on.\nWhat: ((items))\nTo be back by: ((due))"},
        {"Cais ((reference)): mwy o amser", "Mae benthyciad cais ((reference)) yn parhau.\nBeth: ((items))\nYn ôl erbyn: ((due))"}},
    HouseWords{loan_returned,
        {"Request ((reference)): back with us", "The kit of request ((reference)) is back. Thank you.\nWhat: ((items))"},
        {"Cais ((reference)): yn ôl", "Mae'r offer ar gyfer cais ((reference)) yn ôl gyda ni. Diolch.\nBeth: ((items))"}},
    HouseWords{loan_lost,
        {"Request ((reference)): recorded as lost", "The kit of request ((reference)) is recorded as lost.\nWhat: ((items))\nPlease tell us if it turns up."},
        {"Cais ((reference)): ar goll", "Mae'r offer ar gyfer cais ((reference)) wedi'i gofnodi fel offer ar goll.\nBeth: ((items))\nRhowch wybod i ni os daw i'r golwg."}},
    HouseWords{gift_made,
        {"Request ((reference)): to keep", "The kit of request ((reference)) is to keep: it need not come back.\nWhat: ((items))"},
        {"Cais ((reference)): i'w gadw", "Mae'r offer ar gyfer cais ((reference)) i'w gadw: nid oes angen ei ddychwelyd.\nBeth: ((items))"}},
    HouseWords{data_ends_soon,
        {"Your free data ends soon", "The free mobile data that you were given ends soon.\nWhat: ((items))\nIts last day: ((due))\nAsk at ((hub)), ((hub_phone)), whether you may have more. You can say ((reference))."},
        {"Mae eich data am ddim yn dod i ben cyn hir", "Mae'r data symudol am ddim a gawsoch yn dod i ben cyn hir.\nBeth: ((items))\nY diwrnod olaf: ((due))\nGofynnwch yn ((hub)), ((hub_phone)), a gewch chi ragor. Gallwch ddyfynnu ((reference))."}},
};
// clang-format on

constexpr bool in_order() {
    for (std::size_t i = 0; i < house_words.size(); ++i) {
        if (static_cast<std::size_t>(house_words[i].kind) != i) return false;
    }
    return house_words.size() == message_kind_names.size();
}
static_assert(in_order(), "words for each kind, in the order of the enumeration");

// One piece of a template: plain text, or a placeholder's name.
struct Piece {
    std::string_view text;
    bool is_placeholder = false;
};

std::vector<Piece> pieces_of(std::string_view text) {
    std::vector<Piece> pieces;
    while (!text.empty()) {
        const std::size_t begin = text.find("((");
        const std::size_t end = begin == std::string_view::npos ? begin : text.find("))", begin);
        if (end == std::string_view::npos) {
            pieces.push_back({text});
            return pieces;
        }
        if (begin > 0) pieces.push_back({text.substr(0, begin)});
        pieces.push_back({trimmed(text.substr(begin + 2, end - begin - 2)), true});
        text.remove_prefix(end + 2);
    }
    return pieces;
}

// The line, or nothing when a placeholder in it has no value.
std::optional<std::string> filled_line(std::string_view line, const MessageValues& values) {
    std::string full;
    for (const Piece& piece : pieces_of(line)) {
        if (!piece.is_placeholder) {
            full += piece.text;
            continue;
        }
        const auto value = values.find(piece.text);
        if (value == values.end() || value->second.empty()) return std::nullopt;
        full += value->second;
    }
    return full;
}

std::string placeholder_fault(MessageKind kind, std::string_view text, bool personal_allowed) {
    const std::vector<Placeholder> known = placeholders_of(kind);
    for (const std::string& name : placeholders_in(text)) {
        const auto found = std::ranges::find(known, name, &Placeholder::name);
        if (found == known.end()) return "((" + name + ")) is not known here.";
        if (found->is_personal && !personal_allowed)
            return "((" + name + ")) is personal: others may see a subject.";
    }
    for (const Piece& piece : pieces_of(text)) {
        if (!piece.is_placeholder && piece.text.find("((") != std::string_view::npos)
            return "A (( is not closed by )).";
    }
    return "";
}

std::string subject_fault(MessageKind kind, Channel channel, const std::string& subject) {
    if (channel == Channel::text) return subject.empty() ? "" : "A text has no subject.";
    if (trimmed(subject).empty()) return "Write a subject.";
    if (has_control_characters(subject, false)) return "Write the subject on one line.";
    if (character_count(subject) > subject_characters_max)
        return "Write " + std::to_string(subject_characters_max) + " characters or fewer.";
    return placeholder_fault(kind, subject, false);
}

std::string body_fault(MessageKind kind, Channel channel, const std::string& body) {
    const std::size_t most = channel == Channel::text ? text_characters_max : body_characters_max;
    if (trimmed(body).empty()) return "Write what the message says.";
    if (has_control_characters(body, true)) return "Remove the characters that cannot be printed.";
    if (character_count(body) > most)
        return "Write " + std::to_string(most) + " characters or fewer.";
    return placeholder_fault(kind, body, true);
}

}  // namespace

MessageText house_text(MessageKind kind, Language language, Channel channel) {
    const bool is_welsh = language == Language::cy;
    const HouseWords& row = house_words[static_cast<std::size_t>(kind)];
    const Words& words = is_welsh ? row.welsh : row.english;
    if (channel == Channel::text) return {"", "((scheme)): " + std::string{words.body}};
    const std::string greeting = is_welsh ? "Helo," : "Hello,";
    return {std::string{words.subject},
            greeting + "\n\n" + std::string{words.body} + "\n\n((scheme))\n"};
}

std::vector<FieldFault> template_faults(MessageKind kind, Channel channel,
                                        const MessageText& text) {
    std::vector<FieldFault> faults;
    std::string fault = subject_fault(kind, channel, text.subject);
    if (!fault.empty()) faults.push_back({"subject", std::move(fault)});
    fault = body_fault(kind, channel, text.body);
    if (!fault.empty()) faults.push_back({"body", std::move(fault)});
    return faults;
}

std::set<std::string, std::less<>> placeholders_in(std::string_view text) {
    std::set<std::string, std::less<>> names;
    for (const Piece& piece : pieces_of(text)) {
        if (piece.is_placeholder) names.emplace(piece.text);
    }
    return names;
}

std::string filled(std::string_view text, const MessageValues& values) {
    std::string full;
    bool was_empty = true;
    for (bool more = true; more;) {
        const std::size_t end = text.find('\n');
        more = end != std::string_view::npos;
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        text.remove_prefix(more ? end + 1 : text.size());
        const std::optional<std::string> whole = filled_line(line, values);
        if (!whole || (whole->empty() && was_empty)) continue;
        was_empty = whole->empty();
        full += *whole + "\n";
    }
    return std::string{trimmed(full)};
}

MessageText filled(const MessageText& text, const MessageValues& values) {
    return {filled(text.subject, values), filled(text.body, values)};
}

}  // namespace kitbank
