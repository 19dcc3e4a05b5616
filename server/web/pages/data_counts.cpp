#include <algorithm>

#include "server/usecase/databank/close_count.h"
#include "server/usecase/databank/count_stock.h"
#include "server/web/pages/data_move_words.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/handover_view.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/text.h"

// Counts of a hub's shelves: opened, scanned into, closed, settled.
namespace kitbank::web {
namespace {

constexpr std::size_t choices_max = 90;  // a form has 100 fields at most
constexpr std::size_t shown_max = 20;    // of the latest scans

const Option counts_back{"/data/counts", "Counts of the shelves"};

std::string reference_of(const Call& call) { return std::string{call.param("reference")}; }

std::string count_url(const std::string& reference) {
    return "/data/counts/" + percent_encode(reference);
}

std::string_view state_text(CountState state) {
    switch (state) {
        case CountState::open:
            return "Open";
        case CountState::closed:
            return "Closed";
        case CountState::cancelled:
            return "Cancelled";
    }
    return "";
}

FormPage numbers_form() {
    Question codes{QuestionKind::text, "codes", "What you see",
                   "Scan each one, or type its number. One on each line. Twice does no harm"};
    codes.focus = true;
    return form_of({codes});
}

struct FateGroup {
    CountFate fate;
    std::string_view title;
};
constexpr std::array fate_groups = {
    FateGroup{CountFate::missing, "In the books, not seen"},
    FateGroup{CountFate::extra, "Seen, and not in the books here"},
    FateGroup{CountFate::found, "Lost before, found again"},
    FateGroup{CountFate::lost, "Written off as lost"},
    FateGroup{CountFate::left, "Not seen, and left as it is"},
    FateGroup{CountFate::moved, "Left or came while you counted"},
};

void add_group(View main, const FateGroup& group, const CountView& view) {
    std::vector<const CountLine*> lines;
    for (const CountLine& line : view.lines) {
        if (line.fate == group.fate) lines.push_back(&line);
    }
    if (lines.empty()) return;
    View section = main.add("GROUP");
    section.set("GROUP_TITLE", std::string{group.title} + ": " + std::to_string(lines.size()));
    section.show_if(group.fate == CountFate::missing && view.may_settle, "SETTLE");
    for (const CountLine* line : lines) {
        section.add("LINE").set("NUMBER", line->number).set("WORDS", line->words);
    }
}

void add_latest(View main, const CountView& view) {
    if (view.lines.empty()) return;
    View section = main.add("GROUP");
    section.set("GROUP_TITLE", "Counted last");
    for (std::size_t at = 0; at < std::min(view.lines.size(), shown_max); ++at) {
        section.add("LINE").set("NUMBER", view.lines[at].number).set("WORDS", view.lines[at].words);
    }
}

void add_progress(View main, const CountView& view) {
    if (view.progress.empty()) return;
    View progress = main.add("PROGRESS");
    for (const CountProgress& row : view.progress) {
        View line = progress.add("BUNDLE");
        line.set("BUNDLE_NAME", row.name.empty() ? row.bundle : row.name);
        line.set("BUNDLE_FACT", with_commas(row.counted) + " of " + with_commas(row.expected));
    }
}

std::string said_of(std::string_view done) {
    if (done == "opened") return "The count is open. Scan everything that is on the shelves.";
    if (done == "closed") return "The count is closed. This is how it compares with the books.";
    if (done == "cancelled") return "The count is cancelled. Nothing was changed.";
    if (done == "settled") return "It is recorded.";
    return "";
}

std::string counted_text(const StockCount& count) {
    std::string text = with_commas(count.counted) + " seen";
    if (count.state != CountState::closed) return text;
    if (count.missing == 0 && count.extra == 0) return text + ", all as the books have it";
    if (count.missing > 0) text += ", " + with_commas(count.missing) + " missing";
    if (count.extra > 0) text += ", " + with_commas(count.extra) + " extra";
    return text;
}

Response show_page(const Call& call, const CountView& view, const Refusal* refusal) {
    const StockCount& count = view.count;
    SitePage page(call, "databank/count.tpl", "Count " + count.reference, Place::data_bank);
    page.set_back(counts_back.value, counts_back.text);
    View main = page.main();
    main.set("REFERENCE", count.reference).set("COUNT_URL", count_url(count.reference));
    main.set("HEADING", "The shelves of " + count.hub_name).set("STATE", state_text(count.state));
    main.set("COUNTED", counted_text(count));
    if (view.may_count) {
        page.leave_scan_box();
        const FormPage form = numbers_form();
        FormState state = refusal != nullptr ? typed(call.form) : FormState{};
        if (refusal != nullptr) mark(state, *refusal, form.questions);
        fill_form(page, call, form, state, refusal);
        main.set("REQUEST_ID_B", format(call.ports().crypto.make_uuid()));
        main.set("REQUEST_ID_C", format(call.ports().crypto.make_uuid())).show("OPEN");
    }
    add_progress(main, view);
    if (count.state == CountState::open) add_latest(main, view);
    for (const FateGroup& group : fate_groups) add_group(main, group, view);
    add_fact(main, "Begun", moment_text(count.opened_at));
    add_fact(main, "Ended", count.closed_at ? moment_text(*count.closed_at) : "");
    const std::string said = said_of(call.request.query.text("done"));
    if (refusal == nullptr && !said.empty()) page.set_message(said);
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

Response show_refused_page(const Call& call, const Refusal& refusal) {
    const auto view = show_count(call.caller, reference_of(call), call.ports());
    if (!view || !view->may_count) return show_refusal(call, refusal);
    return show_page(call, *view, &refusal);
}

Response after(const Call& call, const Result<StockCount>& count, const char* done) {
    if (!count) return show_refused_page(call, count.refusal());
    return Response::see_other(count_url(count->reference) + "?done=" + done);
}

FormPage new_count_form(const Call& call) {
    FormPage form{"Count the shelves", "/data/counts/new", "Begin to count", counts_back.value,
                  counts_back.text};
    form.place = Place::data_bank;
    form.intro =
        "Scan everything that is there. Whatever is given or comes meanwhile is reckoned with.";
    const bool is_bound =
        call.caller.hub && reach_of(call.caller.role, Permission::receive_data) == Reach::hub;
    if (!is_bound) form.questions = {hub_question(call, "Which hub?")};
    return form;
}

FormPage missing_form(const CountView& view) {
    const std::string url = count_url(view.count.reference);
    FormPage form{"What was not seen", url + "/missing", "Record it", url,
                  "Count " + view.count.reference};
    form.place = Place::data_bank;
    form.is_grave = true;
    Question codes{QuestionKind::some_of, "codes", "Which of them?"};
    for (const CountLine& line : view.lines) {
        if (line.fate != CountFate::missing || codes.choices.size() >= choices_max) continue;
        codes.choices.push_back({line.number, line.number});
    }
    Question outcome{QuestionKind::one_of, "outcome", "What becomes of them?"};
    outcome.choices = {{"lost", "They are lost", "They become void, and nobody can be given them"},
                       {"left", "They stay as they are", "The next count looks for them again"}};
    form.questions = {codes,
                      outcome,
                      {QuestionKind::line, "reason", "Why do they count as lost?",
                       "For example, the cupboard was broken into. Without anybody's name"}};
    return form;
}

Result<SettleCount> settling(const Call& call) {
    SettleCount command{call.request_id, call.caller, reference_of(call)};
    for (const std::string_view code : call.form.fields.all("codes")) {
        command.codes.emplace_back(code);
    }
    Refusal refusal{RefusalCode::invalid_fields, "", {}};
    if (command.codes.empty()) refusal.fields.push_back({"codes", "Choose at least one of them."});
    const std::string_view outcome = call.form.fields.text("outcome");
    if (outcome != "lost" && outcome != "left") {
        refusal.fields.push_back({"outcome", "Choose what becomes of them."});
    }
    if (!refusal.fields.empty()) return refusal;
    command.is_lost = outcome == "lost";
    command.reason = call.form.fields.text("reason");
    return command;
}

}  // namespace

namespace pages {

Response list_counts_here(const Call& call) {
    const auto counts =
        list_counts(call.caller, std::string{call.request.query.text("cursor")}, call.ports());
    if (!counts) return show_refusal(call, counts.refusal());
    ListPage list{"Counts of the shelves"};
    list.place = Place::data_bank;
    list.back = {"/data", "Data bank"};
    ListGroup group{"Newest first", {}, "Nothing was counted yet."};
    for (const StockCount& count : counts->items) {
        ListRow row{count.hub_name, count_url(count.reference)};
        row.meta = count.reference + ", " + counted_text(count) + ", " + day_text(count.opened_at);
        row.fact = state_text(count.state);
        group.rows.push_back(row);
    }
    list.groups = {group};
    if (may(call.caller.role, Permission::receive_data)) {
        list.action = {"/data/counts/new", "Count the shelves"};
    }
    if (!counts->next.empty()) {
        list.links.push_back({"/data/counts?cursor=" + counts->next, "Older ones"});
    }
    return show_list(call, list);
}

Response show_new_count(const Call& call) { return show_form(call, new_count_form(call), {}); }

Response open_count_here(const Call& call) {
    const auto count = open_count(
        {call.request_id, call.caller, std::string{call.form.fields.text("hub")}}, call.ports());
    if (!count) return show_refused_form(call, new_count_form(call), count.refusal());
    return Response::see_other(count_url(count->reference) + "?done=opened");
}

Response show_count_here(const Call& call) {
    const auto view = show_count(call.caller, reference_of(call), call.ports());
    if (!view) return show_refusal(call, view.refusal());
    return show_page(call, *view, nullptr);
}

Response add_to_count_here(const Call& call) {
    AddToCount command{call.request_id, call.caller, reference_of(call)};
    command.codes = lines_of(call.form.fields.text("codes"));
    const auto counted = add_to_count(command, call.ports());
    if (!counted) return show_refused_page(call, counted.refusal());
    return Response::see_other(count_url(counted->count.reference));
}

Response close_count_here(const Call& call) {
    return after(call,
                 close_count({call.request_id, call.caller, reference_of(call)}, call.ports()),
                 "closed");
}

Response cancel_count_here(const Call& call) {
    return after(call,
                 cancel_count({call.request_id, call.caller, reference_of(call)}, call.ports()),
                 "cancelled");
}

Response show_count_missing(const Call& call) {
    const auto view = show_count(call.caller, reference_of(call), call.ports());
    if (!view) return show_refusal(call, view.refusal());
    return show_form(call, missing_form(*view), {});
}

Response settle_count_here(const Call& call) {
    const auto view = show_count(call.caller, reference_of(call), call.ports());
    if (!view) return show_refusal(call, view.refusal());
    const auto command = settling(call);
    const auto count =
        command ? settle_count(*command, call.ports()) : Result<StockCount>{command.refusal()};
    if (!count) return show_refused_form(call, missing_form(*view), count.refusal());
    return Response::see_other(count_url(count->reference) + "?done=settled");
}

}  // namespace pages
}  // namespace kitbank::web
