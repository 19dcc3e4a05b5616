#include "server/core/text.h"
#include "server/usecase/databank/deliveries.h"
#include "server/usecase/databank/receive_stock.h"
#include "server/web/pages/data_intake_words.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/words.h"
#include "server/web/problem.h"

// SIMs that come in: first where and how, then number after number.
namespace kitbank::web::pages {
namespace {

constexpr std::size_t lines_shown = 60;

struct How {
    std::string_view name;
    std::string_view heading;
    std::string_view submit;
    std::string_view choice;
};
constexpr std::array hows = {
    How{"scan", "Scan SIM after SIM", "Receive it", "Scan or type one after the other"},
    How{"range", "Receive a range", "Receive them", "A run of numbers, from the first to the last"},
    How{"list", "Paste a list", "Receive them", "Paste a list"},
};
const How& how_named(std::string_view name) {
    for (const How& how : hows) {
        if (how.name == name) return how;
    }
    return hows.front();
}

FormPage where_form(const Call& call, const std::string& delivery) {
    FormPage form{"Receive SIMs or vouchers", "/data/receive", "Go on", "/data", "Data bank"};
    form.place = Place::data_bank;
    Question how{QuestionKind::one_of, "how", "How do you have the numbers?"};
    for (const How& each : hows) {
        how.choices.push_back({std::string{each.name}, std::string{each.choice}});
    }
    how.choices.push_back({"file", "A file: CSV, from a spreadsheet or the network"});
    if (delivery.empty()) {
        form.questions = {hub_question(call, "Which hub are they at?"), bundle_question(call)};
    } else {
        form.intro = "They are counted with delivery " + delivery + ".";
    }
    form.questions.push_back(how);
    form.questions.push_back(batch_question());
    form.questions.push_back(activate_by_question());
    form.questions.push_back({QuestionKind::hidden, "delivery", ""});
    return form;
}

std::vector<Question> number_questions(const How& how) {
    std::vector<Question> questions;
    if (how.name == "range") {
        Question first{QuestionKind::line, "first", "The first number", "Scan the first card"};
        first.focus = true;
        questions = {first, {QuestionKind::line, "last", "The last number", "Scan the last card"}};
    } else if (how.name == "list") {
        questions = {{QuestionKind::text, "numbers", "The numbers, one a line",
                      "Up to 3,000 at once. Give more as a file."}};
    } else {
        Question number{QuestionKind::line, "number", "Number on the card",
                        "Scan the barcode, or type all digits that are printed, line after line"};
        number.focus = true;
        questions = {number};
    }
    questions.push_back({QuestionKind::hidden, "how", ""});
    for (Question& hidden : told_hidden()) questions.push_back(std::move(hidden));
    return questions;
}

// What could be received once somebody has looked at it again, as ticks.
std::vector<Question> confirm_questions(const std::vector<IntakeLine>& lines) {
    Question ticks{QuestionKind::some_of, "confirmed",
                   "Tick what is printed on the card exactly like this",
                   "The others are left out. Scan them again."};
    for (const IntakeLine& line : lines) {
        const bool waits = may_be_received(line) && !line.reference.empty();
        if (waits && ticks.choices.size() < lines_shown) {
            ticks.choices.push_back({line.reference, line.reference});
        }
    }
    if (ticks.choices.empty()) return {};
    return {ticks};
}

void add_result(View main, const ReceivedStock& stock) {
    View result = main.add("RESULT");
    const FateCounts counts = count_fates(stock.lines);
    for (std::size_t at = 0; at < counts.size(); ++at) {
        if (counts.at(at) == 0) continue;
        View count = result.add("COUNT");
        count.set("COUNT_NUMBER", with_commas(counts.at(at)));
        count.set("COUNT_TEXT", label_of(static_cast<LineFate>(at)));
    }
    // A single card is shown whatever became of it; of many, those that need somebody.
    std::size_t shown = 0;
    std::size_t left = 0;
    for (const IntakeLine& line : stock.lines) {
        if (line.fate == LineFate::received && stock.lines.size() > 1) continue;
        if (++shown > lines_shown) {
            ++left;
            continue;
        }
        if (shown == 1) main.show("SOME");
        fill_line(main.add("LINE"), line);
    }
    if (left > 0) {
        main.text("MORE", with_commas(static_cast<std::int64_t>(left)) +
                              " more lines were not received. Put these right first, or load the "
                              "list as a file to see all of them.");
    }
}

// The page of numbers: with what came of the last ones, and what was wrong.
Response show_numbers(const Call& call, const IntakeTold& told, const IntakePlace& place,
                      std::string_view how_name, const ReceivedStock* stock,
                      const Refusal* refusal) {
    const How& how = how_named(how_name);
    std::vector<Question> questions = number_questions(how);
    FormState state;
    if (refusal != nullptr) {
        state = typed(call.form);
        mark(state, *refusal, questions);
    } else {
        state.values.emplace("how", how.name);
        add_told(state, told);
    }
    if (stock != nullptr && call.form.fields.has("confirmed")) {
        // What was scanned beside the ticks waits for the next press.
        for (const char* name : {"number", "numbers", "first", "last"}) {
            state.values.emplace(name, call.form.fields.text(name));
        }
    }
    if (stock != nullptr) {
        std::vector<Question> ticks = confirm_questions(stock->lines);
        questions.insert(questions.end(), ticks.begin(), ticks.end());
    }
    SitePage page(call, "databank/receive.tpl", how.heading, Place::data_bank);
    page.leave_scan_box();
    page.set_back("/data/receive", "Receive others");
    View main = page.main();
    main.set("HEADING", how.heading).set("PLACE", place_words(place, told));
    main.set("SUBMIT", how.submit);
    fill_form(page, call, form_of(std::move(questions)), state, refusal);
    if (stock != nullptr) add_result(main, *stock);
    if (place.delivery) {
        const std::string& reference = place.delivery->reference;
        main.add("LINK")
            .set("LINK_URL", "/data/deliveries/" + reference)
            .set("LINK_TEXT", "Delivery " + reference + ": what is counted");
    }
    main.add("LINK").set("LINK_URL", "/data").set("LINK_TEXT", "All done: the data bank");
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

ReceiveStock command_of(const Call& call, const IntakeTold& told) {
    const Fields& fields = call.form.fields;
    ReceiveStock command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.told = told;
    command.first = trimmed(fields.text("first"));
    command.last = trimmed(fields.text("last"));
    for (const std::string_view number : fields.all("confirmed")) {
        command.numbers.emplace_back(number);
    }
    command.confirm = !command.numbers.empty();
    if (command.confirm) {
        command.first.clear();
        command.last.clear();
        return command;
    }
    for (TypedLine& line : pasted_lines(fields.text("numbers"), received_at_once_max)) {
        command.numbers.push_back(std::move(line.text));
    }
    const std::string_view number = trimmed(fields.text("number"));
    if (!number.empty()) command.numbers.emplace_back(number);
    return command;
}

// The field that one number or a list of them is typed into.
Refusal renamed(Refusal refusal, std::string_view how) {
    for (FieldFault& fault : refusal.fields) {
        if (fault.field == "numbers" && how == "scan") fault.field = "number";
        if (fault.field == "numbers" && how == "range") fault.field = "first";
    }
    return refusal;
}

}  // namespace

Response show_receive_data(const Call& call) {
    const std::string delivery{call.request.query.text("delivery")};
    FormState state;
    choose_own_hub(state, call.caller);
    state.values.emplace("delivery", delivery);
    state.values.emplace("how", "scan");
    return show_form(call, where_form(call, delivery), state);
}

Response begin_receive_data(const Call& call) {
    const Fields& fields = call.form.fields;
    const FormPage form = where_form(call, std::string{fields.text("delivery")});
    IntakeTold told = told_in(fields);
    const std::string day = date_text(call.form, "activate_by");
    told.activate_by = parse_date(day);
    if (!day.empty() && !told.activate_by) {
        return show_refused_form(
            call, form, {RefusalCode::invalid_fields, "", {{"activate_by", "Enter a real date."}}});
    }
    const auto place = plan_receipt(call.caller, told, call.ports());
    if (!place) return show_refused_form(call, form, place.refusal());
    const std::string how{fields.text("how")};
    if (how == "file")
        return Response::see_other("/data/files/new?from=receive" + told_query(told));
    return Response::see_other("/data/receive/numbers?how=" + std::string{how_named(how).name} +
                               told_query(told));
}

Response show_receive_numbers(const Call& call) {
    const IntakeTold told = told_in(call.request.query);
    const auto place = plan_receipt(call.caller, told, call.ports());
    if (!place) return Response::see_other("/data/receive");
    return show_numbers(call, told, *place, call.request.query.text("how"), nullptr, nullptr);
}

Response receive_numbers_here(const Call& call) {
    const std::string_view how = call.form.fields.text("how");
    const IntakeTold told = told_in(call.form.fields);
    const auto place = plan_receipt(call.caller, told, call.ports());
    if (!place) return show_refused_form(call, where_form(call, told.delivery), place.refusal());
    const auto stock = receive_stock(command_of(call, told), call.ports());
    if (!stock) {
        const Refusal refusal = renamed(stock.refusal(), how_named(how).name);
        return show_numbers(call, told, *place, how, nullptr, &refusal);
    }
    return show_numbers(call, told, *place, how, &*stock, nullptr);
}

}  // namespace kitbank::web::pages
