#include <algorithm>
#include <charconv>

#include "labels/tag.h"
#include "server/usecase/requests/decide_proposal.h"
#include "server/usecase/requests/propose_allocation.h"
#include "server/usecase/requests/reserve_for_request.h"
#include "server/usecase/requests/show_allocation.h"
#include "server/usecase/requests/show_request.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/partner_words.h"
#include "server/web/pages/request_view.h"
#include "server/web/pages/request_words.h"
#include "server/web/pages/site_page.h"

// Who gets which device: what the latest run proposes, and what people decide on it.
namespace kitbank::web {
namespace {

// Requests that no hub was chosen for; codes of hubs are in capitals.
constexpr std::string_view any_hub = "any";

std::string hub_url(const std::string& code) {
    return "/allocation?hub=" + (code.empty() ? std::string{any_hub} : code);
}

std::string proposal_url(const ShownProposal& shown, std::string_view verb) {
    return "/proposals/" + format(shown.proposal.id) + "/" + std::string{verb};
}

std::string counted(std::int64_t count, const std::string& one, const std::string& many) {
    return with_commas(count) + " " + (count == 1 ? one : many);
}

std::string run_text(const AllocationRun& run) {
    return "Worked out " + moment_text(run.finished_at.value_or(run.asked_at)) + ": " +
           counted(run.lines, "item asked for", "items asked for") + ", " +
           counted(run.devices, "ready device", "ready devices") + ", " +
           counted(run.proposed, "proposal", "proposals") + ".";
}

std::string wanted_text(const ShownProposal& shown) {
    std::string words{kind_text(shown.kind)};
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') {
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    }
    if (shown.memory_gb > 0) words += ", at least " + std::to_string(shown.memory_gb) + " GB,";
    return words;
}

void fill_line(View row, const ShownProposal& shown) {
    row.set("WANTED", wanted_text(shown)).set("REFERENCE", shown.reference);
    row.set("REQUEST_URL", "/requests/" + shown.reference).set("WHY", shown.proposal.why);
    row.set("CHANGE_URL", proposal_url(shown, "change"));
}

void fill_proposal(View row, const ShownProposal& shown, const Call& call) {
    fill_line(row, shown);
    row.show("DEVICE").set("DEVICE_TAG", shown.tag.text);
    row.set("DEVICE_URL", device_url(shown.tag));
    row.set("DEVICE_NAME", shown.make + " " + shown.model + ", at " + shown.device_hub_name);
    row.set("ACCEPT_URL", proposal_url(shown, "acceptance"));
    row.set("ACCEPT_REQUEST_ID", format(call.ports().crypto.make_uuid()));
    row.set("REFUSE_URL", proposal_url(shown, "refusal"));
}

std::string_view done_text(std::string_view done) {
    if (done == "run") return "Here is what is proposed now.";
    if (done == "accepted") return "The device is set aside for the request.";
    if (done == "refused") return "It will not be proposed for that request again.";
    if (done == "all") return "What could be accepted was accepted.";
    if (done == "some") return "Some had moved on since, and were left as they are.";
    if (done == "more") return "100 were accepted. There are more: accept again.";
    return "";
}

// The hub that the page is about: as asked, or the only one there is.
std::optional<std::string> hub_shown(const Call& call, const AllocationView& all) {
    const auto asked = call.request.query.find("hub");
    if (asked) return *asked == any_hub ? "" : std::string{*asked};
    if (all.counts.size() == 1) return all.counts.front().code;
    return std::nullopt;
}

int position_in(const Call& call, std::string_view name) {
    int position = 0;
    const std::string_view text = call.request.query.text(name);
    std::from_chars(text.data(), text.data() + text.size(), position);
    return std::max(position, 0);
}

std::string hub_name(const AllocationView& view, const std::string& code) {
    const auto count = std::ranges::find(view.counts, code, &ProposalCount::code);
    return count == view.counts.end() || count->name.empty() ? "any hub" : count->name;
}

// How far the latest run is, and the button for the next one.
void fill_run(View main, const AllocationView& view) {
    main.show_if(view.is_working, "WORKING").show_if(!view.run, "FIRST");
    main.text("RUN", view.run ? run_text(*view.run) : "");
    if (view.is_working) return;
    main.add("PROPOSE")
        .set("PROPOSE_TEXT", view.run ? "Propose again" : "Propose who gets what")
        .show_if(view.run.has_value(), "AGAIN");
}

void fill_hubs(View main, const AllocationView& view) {
    if (view.counts.empty()) {
        main.show_if(view.run.has_value(), "ALL_DONE");
        return;
    }
    auto list = main.add("HUBS");
    for (const ProposalCount& count : view.counts) {
        auto row = list.add("HUB");
        row.set("HUB_NAME", count.code.empty() ? "Requests for any hub" : count.name);
        row.set("HUB_URL", hub_url(count.code));
        row.set("HUB_NOTE", counted(count.proposed, "proposal", "proposals") + ", " +
                                with_commas(count.unserved) + " without a device");
    }
}

void fill_lists(View main, const Call& call, const AllocationView& view, const std::string& code) {
    main.show_if(view.proposed.empty() && view.unserved.empty(), "ALL_DONE");
    if (!view.proposed.empty()) {
        auto list = main.add("PROPOSED");
        list.set("ALL_REQUEST_ID", format(call.ports().crypto.make_uuid())).set("ALL_HUB", code);
        list.set("ALL_TEXT", "Accept all for " + hub_name(view, code));
        for (const ShownProposal& each : view.proposed) {
            fill_proposal(list.add("PROPOSAL"), each, call);
        }
    }
    if (!view.unserved.empty()) {
        auto list = main.add("UNSERVED");
        for (const ShownProposal& each : view.unserved) fill_line(list.add("LINE"), each);
    }
    if (view.has_more_proposed) {
        main.text("MORE", hub_url(code) +
                              "&after=" + std::to_string(view.proposed.back().proposal.position));
    }
    if (view.has_more_unserved) {
        main.text("MORE_UNSERVED", hub_url(code) + "&without=" +
                                       std::to_string(view.unserved.back().proposal.position));
    }
}

FormPage form_for(const ShownProposal& shown, const std::string& heading, std::string_view verb,
                  const std::string& submit) {
    FormPage form{heading, proposal_url(shown, verb), submit, hub_url(shown.hub_code), "Proposals"};
    form.intro = wanted_text(shown) + " for " + shown.reference + ". " + shown.proposal.why;
    return form;
}

Question tag_question() {
    Question tag{QuestionKind::code, "tag", "Tag of the device",
                 "Scan the label or type what it says"};
    tag.focus = true;
    return tag;
}

FormPage change_form(const ShownProposal& shown) {
    FormPage form = form_for(shown, "Choose a device", "change", "Set it aside");
    Question agreed{QuestionKind::some_of, "substitute_agreed", "If it is not what was asked for"};
    agreed.choices = {{"yes", "They agreed to this instead",
                       "The resident, or whoever asks for them, said that it will do"}};
    form.questions = {tag_question(), agreed};
    return form;
}

FormPage refusal_form(const ShownProposal& shown) {
    FormPage form = form_for(shown, "Refuse " + shown.tag.text, "refusal", "Refuse it");
    form.questions = {
        line_question("reason", "Why?",
                      "About the device, not about a person: for example, the screen is cracked")};
    return form;
}

FormPage reservation_form(const KitRequest& request) {
    FormPage form{"Set a device aside", "/requests/" + request.reference + "/reservation",
                  "Set it aside", "/requests/" + request.reference, request.reference};
    form.intro = "For " + request.reference + ": " + asked_text(request) + ".";
    form.questions = {tag_question()};
    return form;
}

Result<Tag> typed_tag(const Call& call) {
    const labels::TagReading reading = labels::read_tag(call.form.fields.text("tag"));
    if (!reading.fault) return Tag{reading.tag};
    const std::string sentence{labels::sentence(*reading.fault)};
    return Refusal{RefusalCode::tag_malformed, sentence, {{"tag", sentence}}};
}

Result<ShownProposal> proposal_named(const Call& call) {
    const auto id = parse_uuid(call.param("id"));
    if (!id) return Refusal{RefusalCode::proposal_not_found, "", {}};
    return find_proposal(call.caller, *id, call.ports());
}

Response decided(const ShownProposal& shown, std::string_view done) {
    return Response::see_other(hub_url(shown.hub_code) + "&done=" + std::string{done});
}

}  // namespace

void fill_reserve_panel(View page, const Call& call, const RequestView& view) {
    const bool waits = std::ranges::any_of(view.request.lines, [](const RequestLine& line) {
        return line.state == LineState::waiting && device_kind_of(line.kind);
    });
    if (view.request.state != RequestState::accepted || !waits || !view.is_staff ||
        !may(call.caller.role, Permission::allocate_kit)) {
        return;
    }
    page.include("PANEL", "requests/reserve_panel.tpl")
        .set("RESERVE_URL", "/requests/" + view.request.reference + "/reservation");
}

namespace pages {

Response show_allocation_here(const Call& call) {
    const auto all = show_allocation({call.caller, {}}, call.ports());
    if (!all) return show_refusal(call, all.refusal());
    const auto hub = hub_shown(call, *all);
    ShowAllocation question{call.caller, hub};
    question.after_proposed = position_in(call, "after");
    question.after_unserved = position_in(call, "without");
    const auto view = hub ? show_allocation(question, call.ports()) : all;
    if (!view) return show_refusal(call, view.refusal());
    const bool is_of_one = hub && !all->counts.empty();
    const std::string heading =
        is_of_one ? "Who gets what: " + hub_name(*all, *hub) : "Who gets what";
    SitePage page(call, "requests/allocation.tpl", heading, Place::requests);
    page.set_everywhere("REQUEST_ID", format(call.ports().crypto.make_uuid()));
    if (call.request.query.has("hub")) page.set_back("/allocation", "All hubs");
    page.set_message(done_text(call.request.query.text("done")));
    page.main().set("HEADING", heading);
    fill_run(page.main(), *view);
    if (hub) {
        fill_lists(page.main(), call, *view, *hub);
    } else {
        fill_hubs(page.main(), *view);
    }
    Response response = page.answer();
    if (view->is_working) response.with("Refresh", "3");
    return response;
}

Response propose_allocation_here(const Call& call) {
    const auto run = propose_allocation({call.request_id, call.caller}, call.ports());
    if (!run) return show_refusal(call, run.refusal());
    return Response::see_other(run->state == RunState::done ? "/allocation?done=run"
                                                            : "/allocation");
}

Response accept_all_here(const Call& call) {
    const std::string hub{call.form.fields.text("hub")};
    const auto outcome = accept_at_hub({call.caller, hub}, call.ports());
    if (!outcome) return show_refusal(call, outcome.refusal());
    const std::string done = outcome->left_alone > 0 ? "some" : outcome->has_more ? "more" : "all";
    return Response::see_other(hub_url(hub) + "&done=" + done);
}

Response accept_proposal_here(const Call& call) {
    const auto id = parse_uuid(call.param("id"));
    if (!id) return show_refusal(call, {RefusalCode::proposal_not_found, "", {}});
    const auto accepted = accept_proposal({call.request_id, call.caller, *id}, call.ports());
    if (!accepted) return show_refusal(call, accepted.refusal());
    return decided(*accepted, "accepted");
}

Response show_change_proposal(const Call& call) {
    const auto shown = proposal_named(call);
    if (!shown) return show_refusal(call, shown.refusal());
    return show_form(call, change_form(*shown), {});
}

Response change_proposal_here(const Call& call) {
    const auto shown = proposal_named(call);
    if (!shown) return show_refusal(call, shown.refusal());
    const Result<Tag> tag = typed_tag(call);
    if (!tag) return show_refused_form(call, change_form(*shown), tag.refusal());
    const bool agreed = call.form.fields.text("substitute_agreed") == "yes";
    const auto changed = change_proposal(
        {call.request_id, call.caller, shown->proposal.id, *tag, agreed}, call.ports());
    if (!changed) return show_refused_form(call, change_form(*shown), changed.refusal());
    return decided(*changed, "accepted");
}

Response show_refuse_proposal(const Call& call) {
    const auto shown = proposal_named(call);
    if (!shown) return show_refusal(call, shown.refusal());
    return show_form(call, refusal_form(*shown), {});
}

Response refuse_proposal_here(const Call& call) {
    const auto shown = proposal_named(call);
    if (!shown) return show_refusal(call, shown.refusal());
    const std::string reason{call.form.fields.text("reason")};
    const auto refused =
        refuse_proposal({call.request_id, call.caller, shown->proposal.id, reason}, call.ports());
    if (!refused) return show_refused_form(call, refusal_form(*shown), refused.refusal());
    return decided(*refused, "refused");
}

Response show_reservation(const Call& call) {
    const auto view = show_request(call.caller, call.param("reference"), call.ports());
    if (!view) return show_refusal(call, view.refusal());
    return show_form(call, reservation_form(view->request), {});
}

Response reserve_here(const Call& call) {
    const auto view = show_request(call.caller, call.param("reference"), call.ports());
    if (!view) return show_refusal(call, view.refusal());
    const Result<Tag> tag = typed_tag(call);
    if (!tag) return show_refused_form(call, reservation_form(view->request), tag.refusal());
    const auto reserved = reserve_for_request(
        {call.request_id, call.caller, view->request.reference, *tag}, call.ports());
    if (!reserved) {
        return show_refused_form(call, reservation_form(view->request), reserved.refusal());
    }
    return Response::see_other("/requests/" + reserved->reference);
}

}  // namespace pages
}  // namespace kitbank::web
