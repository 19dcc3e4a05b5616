#include <algorithm>

#include "server/core/databank/scanned_code.h"
#include "server/core/devices/spoken.h"
#include "server/usecase/databank/settle_stock_scan.h"
#include "server/usecase/devices/find_devices.h"
#include "server/usecase/devices/settle_conflict.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/words.h"

namespace kitbank::web::pages {
namespace {

std::string conflict_url(const OpenConflict& open) {
    return "/conflicts/" + open.device.tag.text + "/" + format(open.conflict.event);
}

// "Lent on 18 November 2026, 2:10pm by scanner BER-1"
std::string told(const Event& event, const Names& names) {
    auto text = std::string(words_of(event.event).happened) + " on " +
                moment_text(event.happened.at) + ", by " + names.of(event.actor);
    if (!event.happened.source.empty()) text += " with scanner " + event.happened.source;
    return text + "; recorded " + moment_text(event.recorded_at) + ".";
}

std::string reason_text(const Conflict& conflict) {
    return conflict.detail.empty() ? std::string(text_of(conflict.code).sentence) : conflict.detail;
}

void add_conflict(View main, const OpenConflict& open) {
    auto row = main.add("CONFLICT");
    row.set("CONFLICT_URL", conflict_url(open)).set("TAG", shown_tag(open.device.tag));
    row.set("CONFLICT_TITLE", device_name(open.device) + ": “" +
                                  std::string(words_of(open.event.event).happened) +
                                  "” does not fit");
    row.set("CONFLICT_NOTE",
            "Scanned " + moment_text(open.event.happened.at) + ". " + reason_text(open.conflict));
}

void add_scan(View main, const SetAsideScan& scan) {
    auto row = main.add("SCAN");
    row.set("TAG", shown_tag(scan.tag)).set("SCAN_ID", format(scan.event.happened.id));
    row.set("SCAN_TITLE",
            "“" + std::string(words_of(scan.event.event).happened) + "” was set aside");
    row.set("SCAN_NOTE",
            "Scanned " + moment_text(scan.event.happened.at) + ". " + sentence_of(scan.reason) +
                (scan.wait_for_intake ? " It joins by itself once the device is received." : ""));
}

// "Given on 18 November 2026, 2:10pm at NORTH with scanner BER-1 for Q-7K3M9QXZ"
std::string told(const StockScan& scan) {
    std::string text{happened(scan.event)};
    text += " on " + moment_text(scan.happened_at);
    if (!scan.hub_code.empty()) text += " at " + scan.hub_code;
    if (!scan.source.empty()) text += " with scanner " + scan.source;
    const std::string_view request = value_of(scan.facts, "request");
    if (!request.empty()) text += " for " + std::string{request};
    const std::string_view replacement = value_of(scan.facts, "replacement");
    if (!replacement.empty()) text += " for card " + in_fours(replacement);
    return text;
}

void add_stock_scan(View main, const OpenStockScan& open) {
    const StockScan& scan = open.scan;
    auto row = main.add("SIM_SCAN");
    const bool is_sim = scan.event != StockScanEvent::consignment_arrival;
    row.set("SUBJECT", is_sim ? in_fours(scan.subject) : scan.subject);
    row.set("SCAN_ID", format(scan.id));
    row.set("SCAN_TITLE",
            "“" + std::string(happened(scan.event)) + "” " +
                (scan.took_effect ? "stands, and another scan says otherwise" : "was set aside"));
    row.set("SCAN_NOTE",
            told(scan) + ". " + sentence_of(*scan.reason) +
                (scan.is_waiting ? " It is recorded by itself once the card is here." : ""));
    for (const StockScan& other : open.others) {
        row.add("OTHER").set("OTHER_TEXT",
                             told(other) + (other.took_effect ? "; this stands." : "; set aside."));
    }
    row.show_if(!scan.took_effect, "TRY");
}

Result<OpenConflict> conflict_named(const Call& call) {
    const auto id = parse_uuid(call.param("event"));
    const auto lists = read_worklists(call.caller, call.ports());
    if (!lists) return lists.refusal();
    const auto found = std::ranges::find_if(lists->conflicts, [&](const OpenConflict& open) {
        return id && open.conflict.event == *id;
    });
    if (found == lists->conflicts.end()) return Refusal{RefusalCode::conflict_not_found, "", {}};
    return *found;
}

std::vector<Question> settle_questions() {
    return {{QuestionKind::text, "reason", "How was this settled?",
             "Say what you found out and from whom. No names of residents."}};
}

void fill_conflict(View main, const OpenConflict& open, const Names& names) {
    const auto& device = open.device;
    main.set("HEADING", "“" + std::string(words_of(open.event.event).happened) + "” does not fit");
    main.set("DEVICE_URL", device_url(device.tag)).set("DEVICE_NAME", device_name(device));
    main.set("TAG", shown_tag(device.tag)).set("STATE", name_of(device.standing.state));
    main.set("STATE_TEXT", state_text(device.standing.state));
    main.set("RECORD_SAYS",
             open.against ? told(*open.against, names) : "Nothing was recorded before it.");
    main.set("SCAN_SAYS", told(open.event, names)).set("WHY_NOT", reason_text(open.conflict));
    main.set("ACTION", conflict_url(open));
}

Response show(const Call& call, const OpenConflict& open, const Refusal* refusal) {
    auto state = typed(call.form);
    if (refusal != nullptr) mark(state, *refusal, settle_questions());
    SitePage page(call, "devices/conflict.tpl", "Conflict", Place::conflicts);
    page.leave_scan_box();
    page.set_back("/conflicts", "All conflicts");
    fill_conflict(page.main(), open, names_for(call));
    fill_form(page, call, form_of(settle_questions()), state, refusal);
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

}  // namespace

Response list_conflicts(const Call& call) {
    const auto lists = read_worklists(call.caller, call.ports());
    if (!lists) return show_refusal(call, lists.refusal());
    SitePage page(call, "devices/conflict_list.tpl", "Conflicts", Place::conflicts);
    if (call.request.query.has("done")) page.set_message("Settled. The history keeps both sides.");
    page.set_everywhere("REQUEST_ID", format(call.ports().crypto.make_uuid()));
    auto main = page.main();
    main.set("COUNT_TEXT", count_text(static_cast<std::int64_t>(lists->conflicts.size()),
                                      "open conflict", "open conflicts"));
    for (const auto& open : lists->conflicts) add_conflict(main, open);
    main.show_if(!lists->scans_set_aside.empty(), "SCANS");
    for (const auto& scan : lists->scans_set_aside) add_scan(main, scan);
    const auto sims = read_open_stock_scans(call.caller, call.ports());
    main.show_if(!sims.empty(), "SIM_SCANS");
    for (const auto& open : sims) add_stock_scan(main, open);
    return page.answer();
}

Response show_conflict(const Call& call) {
    const auto open = conflict_named(call);
    if (!open) return show_refusal(call, open.refusal());
    return show(call, *open, nullptr);
}

Response settle_conflict_here(const Call& call) {
    const auto tag = tag_named(call);
    const auto event = parse_uuid(call.param("event"));
    if (!tag || !event) return show_refusal(call, {RefusalCode::conflict_not_found, "", {}});
    const auto settled = settle_conflict(
        {call.request_id, call.caller, *event, *tag, std::string(call.form.fields.text("reason"))},
        call.ports());
    if (settled) return Response::see_other("/conflicts?done=settled");
    const auto open = conflict_named(call);
    if (!open) return show_refusal(call, settled.refusal());
    return show(call, *open, &settled.refusal());
}

Response close_scan_here(const Call& call) {
    const auto id = parse_uuid(call.param("id"));
    if (!id) return show_refusal(call, {RefusalCode::conflict_not_found, "", {}});
    const auto closed = close_scan({call.caller, *id}, call.ports());
    if (!closed) return show_refusal(call, closed.refusal());
    return Response::see_other("/conflicts?done=closed");
}

Response settle_stock_scan_here(const Call& call) {
    const auto id = parse_uuid(call.param("id"));
    if (!id) return show_refusal(call, {RefusalCode::conflict_not_found, "", {}});
    const SettleStockScan command{call.caller, *id};
    const bool is_again = call.form.fields.text("action") == "try";
    const auto settled = is_again ? retry_stock_scan(command, call.ports())
                                  : close_stock_scan(command, call.ports());
    if (!settled) return show_refusal(call, settled.refusal());
    return Response::see_other("/conflicts?done=closed");
}

}  // namespace kitbank::web::pages
