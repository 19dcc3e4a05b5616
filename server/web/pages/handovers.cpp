#include <algorithm>

#include "server/core/requests/signature.h"
#include "server/usecase/databank/find_issues.h"
#include "server/usecase/requests/find_handover.h"
#include "server/usecase/requests/sign_handover.h"
#include "server/usecase/stock/open_hub.h"
#include "server/web/pages/data_issue_words.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/handover_view.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/request_view.h"
#include "server/web/pages/site_page.h"

// Handovers afterwards: what waits for a signature, the record, the receipt.
namespace kitbank::web::pages {
namespace {

std::string_view kind_of(const Handover& row) {
    return row.kind == AllocationKind::loan ? "A loan" : "A gift";
}

std::string title_of(const Handover& row) {
    return row.item.empty() ? "Accessories or help" : row.item + ", " + shown_tag(row.tag);
}

void add_item_facts(View view, const Handover& row) {
    add_fact(view, "Item", row.item);
    add_fact(view, "Tag", row.tag.text.empty() ? "" : shown_tag(row.tag));
    add_fact(view, "With it", spoken(row.accessories));
    add_fact(view, "Handed over", moment_text(row.happened_at));
    if (row.due) add_fact(view, "Due back", in_words(*row.due));
}

void add_record_facts(View view, const Handover& row, const Names& names) {
    add_item_facts(view, row);
    add_fact(view, "By", names.of(row.actor));
    add_fact(view, "At", row.hub_name);
    add_fact(view, "Taken by", label_of(row.collected_by));
    add_fact(
        view, "Agreement",
        name_of(agreement_of(row)) + ", " + (row.language == Language::cy ? "Welsh" : "English"));
    add_fact(view, "Signed", signed_text(row));
}

void add_link(View main, std::string_view url, std::string_view text) {
    main.add("LINK").set("LINK_URL", url).set("LINK_TEXT", text);
}

bool may_sign(const Call& call, const Handover& row) {
    return !row.is_kept && may(call.caller.role, Permission::hand_over_devices);
}

// The SIMs that went along, each with what its own receipt says.
void add_data_given(View main, const Call& call, const Handover& row) {
    const auto issues = list_issues(call.caller, {.request = row.request_reference}, call.ports());
    if (!issues) return;
    for (const DataIssue& issue : *issues) {
        if (issue.handover_reference != row.reference) continue;
        const auto receipt = issue_receipt(call.caller, issue.reference, call.ports());
        if (receipt) add_receipt(main.add("DATA"), *receipt);
    }
}

FormPage reason_form() {
    Question reason{QuestionKind::one_of, "reason", "Why do you need to see it?"};
    for (const ReadingReason each : reading_reasons_given) {
        reason.choices.push_back({std::string{name_of(each)}, std::string{label_of(each)}});
    }
    return form_of({reason,
                    {QuestionKind::line, "words", "In a few words (optional)",
                     "Needed with another reason. 120 characters at most"}});
}

Response show_record(const Call& call, const Handover& row, const std::string& strokes,
                     const Refusal* refusal) {
    SitePage page(call, "handover/record.tpl", "Handover " + row.reference);
    page.set_back("/handover", "Hand over");
    page.leave_scan_box();
    if (call.request.query.text("done") == "signed") page.set_message("The signature is kept.");
    View main = page.main();
    main.set("REFERENCE", row.reference).set("KIND", kind_of(row));
    add_record_facts(main, row, names_for(call));
    add_link(main, handover_url(row.reference) + "/receipt", "Receipt");
    add_link(main, request_url(row.request_reference), "Request " + row.request_reference);
    if (may_sign(call, row)) {
        add_link(main, handover_url(row.reference) + "/signature", "Add the signature");
    }
    const bool is_there = row.is_kept && row.signed_how != SignedHow::not_needed;
    if (const auto ink = parse_strokes(strokes)) {
        main.show("INK").set("INK_PATH", ink_path(*ink));
    } else if (is_there && may(call.caller.role, Permission::read_residents)) {
        const FormPage form = reason_form();
        FormState state = typed(call.form);
        if (refusal != nullptr) mark(state, *refusal, form.questions);
        fill_form(page, call, form, state, refusal);
        main.show("ASK").set("READING_URL", handover_url(row.reference) + "/reading");
    }
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

Response show_signing(const Call& call, const Handover& row, FormState state,
                      const Refusal* refusal) {
    SitePage page(call, "handover/sign_later.tpl", "Sign for " + row.reference);
    page.set_back(handover_url(row.reference), "Handover " + row.reference);
    page.leave_scan_box();
    View main = page.main();
    const std::string url = handover_url(row.reference) + "/signature";
    main.set("REFERENCE", row.reference).set("ACTION", url);
    add_item_facts(main, row);
    fill_signed_form(page, call, form_of({}), state, refusal);
    add_signing(main, call, agreements_to_sign(row, call.ports()), url, state);
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

// Where to get help: the hub it came from.
void add_help(View main, const Call& call, const Handover& row) {
    const auto hubs = list_hubs(call.caller, call.ports());
    const auto hub = hubs ? std::ranges::find(*hubs, row.hub_code, &Hub::code)
                          : std::vector<Hub>::const_iterator{};
    if (!hubs || hub == hubs->end()) {
        main.set("HELP", "Ask " + call.services.settings.contact + ".");
        return;
    }
    std::string help = hub->name;
    if (!hub->address.empty()) help += ", " + hub->address;
    if (!hub->phone.empty()) help += ". Telephone " + hub->phone;
    main.set("HELP", help + ".").text("TIMES", hub->opening_times);
}

}  // namespace
}  // namespace kitbank::web::pages

namespace kitbank::web {

void fill_handover_panel(View page, const Call& call, const RequestView& view) {
    const KitRequest& request = view.request;
    const bool is_begun =
        request.state == RequestState::accepted || request.state == RequestState::ready;
    const bool may_give =
        is_begun && view.is_staff && may(call.caller.role, Permission::hand_over_devices);
    const auto made = handovers_of(call.caller, request.reference, call.ports());
    const bool is_any = made && !made->empty();
    if (!may_give && !is_any) return;
    View panel = page.include("PANEL", "handover/panel.tpl");
    panel.set("COUNTER_URL", counter_url(request.reference)).show_if(may_give, "COUNTER");
    panel.set("SLIP_URL", request_url(request.reference) + "/packing-slip");
    if (!is_any) return;
    panel.show("MADE");
    for (const Handover& row : *made) {
        panel.add("HANDOVER")
            .set("HANDOVER_URL", handover_url(row.reference))
            .set("HANDOVER_TEXT", pages::title_of(row) + ", " + day_text(row.happened_at) +
                                      (row.is_kept ? "" : ", not signed yet"));
    }
}

}  // namespace kitbank::web

namespace kitbank::web::pages {

Response list_handovers_here(const Call& call) {
    const auto rows = handovers_unsigned(call.caller, call.ports());
    if (!rows) return show_refusal(call, rows.refusal());
    ListGroup group{"Waiting", {}, "Everything that went out is signed for."};
    for (const Handover& row : *rows) {
        const bool on_paper = row.signed_how == SignedHow::paper;
        group.rows.push_back(
            {title_of(row), handover_url(row.reference) + "/signature",
             "Handed over " + moment_text(row.happened_at) + " for " + row.request_reference,
             on_paper ? "Photograph to come" : "Not signed"});
    }
    ListPage list{"Handed over, not signed yet",
                  "Get the signature, or add the photograph of the signed paper."};
    list.groups.push_back(std::move(group));
    list.back = {"/handover", "Hand over"};
    list.place = Place::elsewhere;
    if (call.request.query.text("done") == "paper") {
        list.message = "It is noted. Add the photograph when you have it.";
    }
    return show_list(call, list);
}

Response show_handover_here(const Call& call) {
    const auto row = show_handover(call.caller, call.param("reference"), call.ports());
    if (!row) return show_refusal(call, row.refusal());
    return show_record(call, *row, "", nullptr);
}

Response read_signature_here(const Call& call) {
    ReadSignature command;
    command.caller = call.caller;
    command.reference = std::string{call.param("reference")};
    command.words = std::string{call.form.fields.text("words")};
    const auto reason = parse_reading_reason(call.form.fields.text("reason"));
    command.reason = reason.value_or(ReadingReason::search);  // which nobody can give
    const auto read = read_signature(command, call.ports());
    if (!read) {
        const auto row = show_handover(call.caller, command.reference, call.ports());
        if (!row || read.refusal().fields.empty()) return show_refusal(call, read.refusal());
        return show_record(call, *row, "", &read.refusal());
    }
    if (read->signature.photograph.empty()) {
        return show_record(call, read->handover, read->signature.strokes, nullptr);
    }
    Response picture;
    picture.content_type = photograph_type(read->signature.photograph);
    picture.body = read->signature.photograph;
    return picture.with("Content-Disposition", "inline; filename=\"signed-paper\"");
}

Response show_sign_later(const Call& call) {
    const auto row = handover_to_sign(call.caller, call.param("reference"), call.ports());
    if (!row) return show_refusal(call, row.refusal());
    if (row->is_kept) return Response::see_other("/handovers");
    return show_signing(call, *row, {}, nullptr);
}

Response sign_later_here(const Call& call) {
    const auto row = handover_to_sign(call.caller, call.param("reference"), call.ports());
    if (!row) return show_refusal(call, row.refusal());
    SignHandover command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.reference = row->reference;
    command.signed_how = signed_how_in(call.form);
    command.signature = signature_in(call.form);
    command.language = language_in(call.form);
    command.agreement = agreement_in(call.form);
    const auto done = sign_handover(command, call.ports());
    if (!done) return show_signing(call, *row, typed(call.form), &done.refusal());
    if (!done->is_kept) return Response::see_other("/handovers?done=paper");
    const bool sees_it = may(call.caller.role, Permission::see_requests);
    return Response::see_other(sees_it ? handover_url(done->reference) + "?done=signed"
                                       : "/handovers");
}

Response show_receipt(const Call& call) {
    const auto row = show_handover(call.caller, call.param("reference"), call.ports());
    if (!row) return show_refusal(call, row.refusal());
    SitePage page(call, "handover/receipt.tpl", "Receipt " + row->reference);
    page.set_back(handover_url(row->reference), "Handover " + row->reference);
    page.leave_scan_box();
    View main = page.main();
    main.set("SCHEME", call.services.settings.scheme_name);
    const bool has_something = !row->item.empty() || !row->accessories.empty();
    main.show_if(row->kind == AllocationKind::gift && has_something, "FOR_KEEPS");
    main.text("DUE", row->due ? in_words(*row->due) : "");
    add_fact(main, "Receipt", row->reference);
    add_fact(main, "Request", row->request_reference);
    add_item_facts(main, *row);
    add_data_given(main, call, *row);
    add_help(main, call, *row);
    if (const auto text = agreement_signed(*row, call.ports())) add_agreement(main, *text);
    return page.answer();
}

}  // namespace kitbank::web::pages
