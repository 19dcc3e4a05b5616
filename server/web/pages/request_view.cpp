#include "server/web/pages/request_view.h"

#include <algorithm>

#include "server/web/pages/device_form.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/queue_words.h"
#include "server/web/pages/request_words.h"

namespace kitbank::web {
namespace {

struct Doing {
    std::string_view step;  // of steps_for
    std::string_view place;
    std::string_view text;
};

constexpr std::array doings = {Doing{"notes", "/note", "Add a note"},
                               Doing{"cancellation", "/cancel", "Cancel this request"}};

void add_fact(View page, std::string_view label, std::string_view value,
              std::string_view url = "") {
    if (value.empty()) return;
    auto fact = page.add("FACT");
    fact.set("FACT_LABEL", label).set("FACT_VALUE", value).text("FACT_LINK", url);
}

void add_line(View page, const RequestLine& line, const Call& call, const RequestView& view) {
    auto row = page.add("LINE");
    std::string state{state_text(line.state)};
    if (line.substitute) {
        state += ", a " + std::string{kind_text(*line.substitute)} + " instead was agreed";
    }
    if (line.state == LineState::reserved && line.reserved_until) {
        state += " until " + day_text(*line.reserved_until);
    }
    row.set("LINE_KIND", capitalised(kind_text(line.kind))).set("LINE_STATE", state);
    row.text("LINE_USES", uses_text(line));
    const auto device = std::ranges::find(view.devices, line.number, &LineDevice::line);
    const bool is_shown = line.state == LineState::reserved || line.state == LineState::handed_over;
    if (device == view.devices.end() || !is_shown) return;
    auto item = row.add("LINE_DEVICE");
    item.set("LINE_DEVICE_TEXT",
             joined({device->make + " " + device->model, shown_tag(device->tag)}));
    if (may(call.caller.role, Permission::see_devices) && view.is_staff) {
        item.text("DEVICE_LINK", device_url(device->tag));
    }
}

std::string needs_text(const KitRequest& request) {
    std::vector<std::string> needs;
    for (const std::string& name : request.access_needs) {
        needs.push_back(choice_text("access_needs", name));
    }
    return joined(needs);
}

void add_who(View page, const Call& call, const RequestView& view, const Names& names) {
    const KitRequest& request = view.request;
    const bool may_read = may(call.caller.role, Permission::read_residents) &&
                          (view.is_staff || request.entered_by == call.caller.actor);
    add_fact(page, "For", request.resident_reference,
             may_read ? "/residents/" + request.resident_reference : "");
    const std::string organisation =
        view.asking_name.empty() || !view.is_staff ? "" : ", " + view.asking_name;
    add_fact(page, "Asked by", names.of(request.entered_by) + organisation);
    add_fact(page, "How it came", door_text(request.door));
    if (request.submitted_at) add_fact(page, "Sent", moment_text(*request.submitted_at));
    add_fact(page, "Asked again from", request.asked_again_from,
             "/requests/" + request.asked_again_from);
}

void add_how(View page, const RequestView& view) {
    const KitRequest& request = view.request;
    add_fact(page, "To borrow or to keep", choice_text("allocation", name_of(request.allocation)));
    add_fact(page, "How they get it", choice_text("delivery", name_of(request.delivery)));
    add_fact(page, "Hub", request.hub_name.empty() ? "Any" : request.hub_name);
    add_fact(page, "Who else may collect", view.collector);
    add_fact(page, "How much depends on it", choice_text("need", name_of(request.need)));
    add_fact(page, "People who share it", std::to_string(request.household));
    if (request.needed_by) add_fact(page, "Needed by", day_text(*request.needed_by));
    if (request.safeguarding) add_fact(page, "Safeguarding", "There is a concern");
    add_fact(page, "To prepare", needs_text(request));
    add_fact(page, "Letters in", choice_text("language", name_of(request.language)));
    add_fact(page, "May be asked how it went", request.agreed_to_follow_up ? "Yes" : "No");
}

std::string_view title_of(NoteKind kind) {
    switch (kind) {
        case NoteKind::question:
            return "A question";
        case NoteKind::answer:
            return "The answer";
        case NoteKind::decision:
            return "The decision";
        case NoteKind::note:
            break;
    }
    return "A note";
}

void add_note(View page, const NoteLine& line, const Names& names) {
    auto row = page.add("NOTE");
    row.set("NOTE_TITLE", title_of(line.note.kind));
    row.set("NOTE_WORDS", line.words.empty() ? "Erased with the resident." : line.words);
    std::string meta = names.of(line.note.actor) + ", " + moment_text(line.note.written_at);
    if (line.note.for_staff_only) meta += ". For staff only.";
    row.set("NOTE_META", meta);
}

void add_doings(View page, const RequestView& view) {
    const std::string url = request_url(view.request);
    if (may_now(view, "answers")) {
        auto action = page.add("ACTION");
        action.set("ACTION_URL", url + "/answer").set("ACTION_TEXT", "Answer the question");
    }
    const bool has_any =
        std::ranges::any_of(doings, [&](const Doing& doing) { return may_now(view, doing.step); });
    page.show_if(has_any, "DOINGS");
    for (const Doing& doing : doings) {
        if (!may_now(view, doing.step)) continue;
        page.add("DOING")
            .set("DOING_URL", url + std::string{doing.place})
            .set("DOING_TEXT", doing.text);
    }
    if (may_now(view, "again")) page.add("AGAIN").set("AGAIN_URL", url + "/again");
}

}  // namespace

void fill_request(View page, const Call& call, const RequestView& view) {
    const KitRequest& request = view.request;
    const Names names = names_for(call);
    page.set("REFERENCE", request.reference).set("STATE", name_of(request.state));
    const auto state = view.is_staff ? queue_state_text(request.state) : state_text(request.state);
    page.set("STATE_TEXT", state);
    page.set("NEXT_STEP", next_step_text(request, view.is_staff));
    for (const RequestPanel panel : request_panels()) panel(page, call, view);
    for (const RequestLine& line : request.lines) add_line(page, line, call, view);
    add_who(page, call, view, names);
    add_how(page, view);
    page.show_if(!view.notes.empty(), "NOTES");
    for (const NoteLine& line : view.notes) add_note(page, line, names);
    add_doings(page, view);
}

}  // namespace kitbank::web
