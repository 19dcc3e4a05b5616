#include "server/web/pages/data_intake_words.h"

#include <set>

#include "server/core/text.h"
#include "server/usecase/databank/bundles.h"
#include "server/web/pages/data_item_words.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/words.h"
#include "server/web/text.h"

namespace kitbank::web {

IntakeTold told_in(const Fields& fields) {
    IntakeTold told;
    told.hub = fields.text("hub");
    told.bundle = fields.text("bundle");
    told.batch = trimmed(fields.text("batch"));
    told.delivery = fields.text("delivery");
    told.activate_by = parse_date(fields.text("activate_by"));
    return told;
}

std::string told_query(const IntakeTold& told) {
    std::string query;
    const auto add = [&](std::string_view name, const std::string& value) {
        if (!value.empty())
            query.append("&").append(name).append("=").append(percent_encode(value));
    };
    add("hub", told.hub);
    add("bundle", told.bundle);
    add("batch", told.batch);
    add("delivery", told.delivery);
    add("activate_by", told.activate_by ? format(*told.activate_by) : "");
    return query;
}

std::vector<Question> told_hidden() {
    std::vector<Question> questions;
    for (const char* name : {"hub", "bundle", "batch", "delivery", "activate_by"}) {
        questions.push_back({QuestionKind::hidden, name, ""});
    }
    return questions;
}

void add_told(FormState& state, const IntakeTold& told) {
    state.values.emplace("hub", told.hub);
    state.values.emplace("bundle", told.bundle);
    state.values.emplace("batch", told.batch);
    state.values.emplace("delivery", told.delivery);
    state.values.emplace("activate_by", told.activate_by ? format(*told.activate_by) : "");
}

Question bundle_question(const Call& call) {
    Question question{QuestionKind::one_of_many,
                      "bundle",
                      "Which bundle are they?",
                      "",
                      {{"", "Choose a bundle"}}};
    const auto bundles = list_bundles(call.caller, call.ports());
    if (!bundles) return question;
    const Date today = london_day(call.ports().clock.now());
    std::set<std::string> shown;
    for (const Bundle& bundle : *bundles) {
        const bool is_given =
            bundle.valid_from <= today && (!bundle.valid_to || today <= *bundle.valid_to);
        if (!is_given || !shown.insert(bundle.code).second) continue;
        question.choices.push_back({bundle.code, bundle.name + " (" + bundle.code + ")"});
    }
    return question;
}

Question batch_question() {
    Question question{QuestionKind::line, "batch", "Which batch or box? (optional)",
                      "As the network calls it"};
    question.width = 20;
    return question;
}

Question activate_by_question() {
    return {QuestionKind::date, "activate_by", "By which day must they be started? (optional)",
            "Mostly printed on the box. For example 30 6 2027"};
}

std::string place_words(const IntakePlace& place, const IntakeTold& told) {
    std::string words = "At " + place.hub.name + ", " + place.bundle.name;
    if (!told.batch.empty()) words += ", batch " + told.batch;
    if (place.delivery) words += ", with " + place.delivery->reference;
    return words;
}

std::string_view fate_colour(LineFate fate) {
    switch (fate) {
        case LineFate::ready:
        case LineFate::received:
            return "ready";
        case LineFate::here_already:
        case LineFate::repeated:
            return "none";
        case LineFate::doubtful:
        case LineFate::swap_suspect:
            return "received";
        case LineFate::other_network:
        case LineFate::malformed:
            return "refused";
    }
    return "none";
}

void fill_line(View row, const IntakeLine& line) {
    const bool is_here = line.fate == LineFate::received || line.fate == LineFate::here_already;
    row.set("SHOWN", line.shown.empty() ? "Nothing readable" : line.shown);
    if (is_here && !line.reference.empty()) row.text("LINE_LINK", item_url(line.reference));
    row.set("SENTENCE", line.sentence);
    row.set("COLOUR", fate_colour(line.fate)).set("FATE", label_of(line.fate));
}

}  // namespace kitbank::web
