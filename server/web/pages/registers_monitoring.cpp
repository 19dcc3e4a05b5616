#include <algorithm>

#include "server/usecase/registers/monitor_equality.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/registers_view.h"
#include "server/web/pages/words.h"

namespace kitbank::web::pages {
namespace {

FormPage give_form() {
    FormPage form{"Equality monitoring", "/monitoring/give", "Count these answers"};
    form.intro =
        "Nobody has to answer, and no answer changes anything for anyone. Only totals are kept: "
        "not "
        "who answered, nor when, nor that these answers belong together. Hand the screen over, or "
        "read "
        "the questions out, and leave out what is not answered.";
    form.place = Place::organisation;
    for (const auto& asked : monitoring_questions()) {
        Question question{QuestionKind::one_of, std::string(asked.name),
                          std::string(asked.label) + " (optional)", std::string(asked.hint)};
        for (const auto& answer : asked.answers) {
            question.choices.push_back({std::string(answer.name), std::string(answer.label)});
        }
        form.questions.push_back(std::move(question));
    }
    return form;
}

std::string quarter_text(Quarter quarter) {
    constexpr std::array<std::string_view, 4> months = {"January to March", "April to June",
                                                        "July to September", "October to December"};
    return std::string(months.at(static_cast<std::size_t>(quarter.number - 1))) + " " +
           std::to_string(quarter.year);
}

std::string shown_text(const std::optional<std::int64_t>& count) {
    return count ? with_commas(*count) : "hidden";
}

void add_question(View main, const MonitoringReport::Row& row) {
    auto table = main.add("TABLE");
    table.set("QUESTION", row.question->label);
    const bool shows_any =
        std::ranges::any_of(row.shown.cells, [](const auto& cell) { return cell.has_value(); });
    if (!shows_any) {
        table.show("TOO_FEW");
        return;
    }
    auto filled = table.add("FILLED");
    for (std::size_t i = 0; i < row.shown.cells.size(); ++i) {
        filled.add("ANSWER")
            .set("ANSWER_TEXT", row.question->answers[i].label)
            .set("ANSWER_COUNT", shown_text(row.shown.cells[i]));
    }
    filled.set("TOTAL", shown_text(row.shown.total));
}

}  // namespace

Response show_give_monitoring(const Call& call) {
    SitePage page(call, "registers/give.tpl", "Equality monitoring", Place::organisation);
    page.leave_scan_box();
    if (call.request.query.has("done")) {
        page.set_message("Counted. Thank you. The form is empty for the next person.");
    }
    const FormPage form = give_form();
    page.main().set("HEADING", form.heading).set("INTRO_TEXT", form.intro);
    page.main().set("ACTION", form.action).set("SUBMIT", form.submit);
    page.main().show_if(may(call.caller.role, Permission::see_monitoring), "REPORT");
    fill_form(page, call, form, {}, nullptr);
    return page.answer();
}

Response give_monitoring_here(const Call& call) {
    const FormPage form = give_form();
    const auto given =
        give_monitoring_answers({call.caller, answers_of(form.questions, call.form)}, call.ports());
    if (!given) return show_refused_form(call, form, given.refusal());
    return Response::see_other("/monitoring/give?done=yes");
}

Response show_monitoring(const Call& call) {
    const auto report =
        read_monitoring(call.caller, call.request.query.text("quarter"), call.ports());
    if (!report) return show_refusal(call, report.refusal());
    SitePage page(call, "registers/monitoring.tpl", "Equality monitoring report",
                  Place::organisation);
    auto main = page.main();
    main.set("QUARTER_TEXT", quarter_text(report->quarter));
    main.set("BEFORE_URL", "/monitoring?quarter=" + format(quarter_before(report->quarter)));
    main.set("BEFORE_TEXT", quarter_text(quarter_before(report->quarter)));
    if (!report->is_latest) {
        main.text("AFTER", quarter_text(quarter_after(report->quarter)));
        main.set("AFTER_URL", "/monitoring?quarter=" + format(quarter_after(report->quarter)));
    }
    for (const auto& row : report->rows) add_question(main, row);
    return page.answer();
}

Response show_complain(const Call& call) {
    SitePage page(call, "registers/complain.tpl", "How to complain");
    page.main().set("CONTACT", call.services.settings.contact);
    page.main().set("SCHEME", call.services.settings.scheme_name);
    return page.answer();
}

}  // namespace kitbank::web::pages
