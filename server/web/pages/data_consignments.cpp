#include "server/usecase/databank/list_consignments.h"
#include "server/usecase/databank/pack_consignment.h"
#include "server/usecase/databank/send_consignment.h"
#include "server/usecase/stock/open_hub.h"
#include "server/web/pages/data_move_words.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/handover_view.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/text.h"

// Packets of data stock from hub to hub: packed here, received there, settled by a manager.
namespace kitbank::web {
namespace {

constexpr std::size_t choices_max = 90;  // a form has 100 fields at most

const Option packets_back{"/data/consignments", "Packets between hubs"};

std::string reference_of(const Call& call) { return std::string{call.param("reference")}; }

std::string packet_url(const std::string& reference) {
    return "/data/consignments/" + percent_encode(reference);
}

std::string new_id(const Call& call) { return format(call.ports().crypto.make_uuid()); }

bool is_here(const PackedLine& line) { return line.is_here; }

std::string_view fate_text(const PackedLine& line) {
    if (!line.is_here) return "is not on the shelf any more";
    switch (line.fate) {
        case PackedFate::missing:
            return "is missing";
        case PackedFate::lost:
            return "was lost";
        case PackedFate::gone:
            return "was void before it came";
        default:
            return "";
    }
}

FormPage scan_form() {
    Question codes{QuestionKind::text, "codes", "What goes in",
                   "Scan each one, or type its number. One on each line"};
    codes.focus = true;
    return form_of({codes});
}

void add_contents(View main, const ConsignmentView& view) {
    main.show_if(view.lines.empty(), "EMPTY");
    for (const BundleSum& sum : view.sums) {
        main.add("SUM").set("BUNDLE", sum.name).set("BUNDLE_COUNT", std::to_string(sum.items));
    }
    if (view.lines.empty()) return;
    View numbers = main.add("NUMBERS");
    for (const PackedLine& line : view.lines) {
        numbers.add("LINE").set("NUMBER", line.item.reference).set("FATE", fate_text(line));
    }
}

void add_exceptions(View main, const ConsignmentView& view) {
    if (view.consignment.missing > 0) {
        View missing = main.add("MISSING");
        missing.show_if(view.may_find, "MAY_FIND").show_if(view.may_lose, "MAY_LOSE");
        for (const PackedLine& line : view.lines) {
            if (line.fate != PackedFate::missing) continue;
            missing.add("MISSING_ITEM").set("NUMBER", line.item.reference);
        }
    }
    if (view.extra.empty()) return;
    View extras = main.add("EXTRAS");
    for (const ExtraItem& item : view.extra) {
        extras.add("EXTRA").set("NUMBER", item.number).set("WORDS", item.words);
    }
}

void add_packet_facts(View main, const Consignment& packet) {
    add_fact(main, "From", packet.from_name);
    add_fact(main, "To", packet.to_name);
    add_fact(main, "Begun", moment_text(packet.opened_at));
    add_fact(main, "Sent", packet.sent_at ? moment_text(*packet.sent_at) : "");
    add_fact(main, "Arrived", packet.arrived_at ? moment_text(*packet.arrived_at) : "");
}

std::string hint_of(const ConsignmentView& view) {
    const Consignment& packet = view.consignment;
    if (packet.state == ConsignmentState::on_its_way && !view.may_receive) {
        return packet.to_name + " takes it in when it is there.";
    }
    if (packet.state == ConsignmentState::open && !view.may_pack) {
        return packet.from_name + " is still packing it.";
    }
    return "";
}

std::string said_of(std::string_view done) {
    if (done == "opened") return "The packet is begun. Put in what goes to the other hub.";
    if (done == "packed") return "It is in the packet.";
    if (done == "unpacked") return "It is out of the packet.";
    if (done == "sent") return "The packet is on its way. Put its label on it.";
    if (done == "cancelled") return "The packet is cancelled. Everything stays where it is.";
    if (done == "arrived") return "The packet has arrived.";
    if (done == "settled") return "It is recorded.";
    return "";
}

void add_packing(View main, const Call& call, const ConsignmentView& view) {
    main.show("PACK");
    const auto gone =
        std::ranges::count_if(view.lines, [](const PackedLine& line) { return !is_here(line); });
    if (gone > 0) {
        main.text("GONE", std::to_string(gone) +
                              " of them left the shelf meanwhile: given, set "
                              "aside or void. They cannot be sent.");
    } else if (!view.lines.empty()) {
        main.show("SEND");
    }
    main.set("REQUEST_ID_B", new_id(call)).set("REQUEST_ID_C", new_id(call));
    main.set("REQUEST_ID_D", new_id(call)).show("CANCEL");
}

Response show_packet(const Call& call, const ConsignmentView& view, const Refusal* refusal) {
    const Consignment& packet = view.consignment;
    SitePage page(call, "databank/consignment.tpl", "Packet " + packet.reference, Place::data_bank);
    page.set_back(packets_back.value, packets_back.text);
    View main = page.main();
    main.set("REFERENCE", packet.reference).set("PACKET_URL", packet_url(packet.reference));
    main.set("HEADING", packet.from_name + " to " + packet.to_name).set("TO", packet.to_name);
    main.set("STATE", label_of(packet.state)).set("COUNT", std::to_string(packet.items));
    main.text("NEXT_HINT", hint_of(view));
    if (view.may_pack) {
        page.leave_scan_box();
        const FormPage form = scan_form();
        FormState state = refusal != nullptr ? typed(call.form) : FormState{};
        if (refusal != nullptr) mark(state, *refusal, form.questions);
        add_packing(main, call, view);
        fill_form(page, call, form, state, refusal);
    }
    if (view.may_receive) {
        main.set("REQUEST_ID_B", new_id(call));
        main.show("RECEIVE");
    }
    add_exceptions(main, view);
    add_contents(main, view);
    add_packet_facts(main, packet);
    const std::string said = said_of(call.request.query.text("done"));
    if (refusal == nullptr && !said.empty()) page.set_message(said);
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

// The packet's page again, with what was refused; without reach, the refusal alone.
Response show_refused_packet(const Call& call, const Refusal& refusal) {
    const auto view = show_consignment(call.caller, reference_of(call), call.ports());
    if (!view || !view->may_pack) return show_refusal(call, refusal);
    return show_packet(call, *view, &refusal);
}

Response after(const Call& call, const Result<Consignment>& packet, const char* done) {
    if (!packet) return show_refused_packet(call, packet.refusal());
    return Response::see_other(packet_url(packet->reference) + "?done=" + done);
}

std::string meta_of(const Consignment& packet) {
    std::string meta = count_text(packet.items, "item", "items");
    if (packet.missing > 0) meta += ", " + std::to_string(packet.missing) + " missing";
    const auto when = packet.arrived_at ? packet.arrived_at : packet.sent_at;
    return meta + ", " + day_text(when.value_or(packet.opened_at));
}

ListRow row_of(const Consignment& packet) {
    ListRow row{packet.from_name + " to " + packet.to_name, packet_url(packet.reference)};
    row.meta = packet.reference + ", " + meta_of(packet);
    row.fact = label_of(packet.state);
    return row;
}

Question hub_choice(const Call& call, std::string name, std::string label) {
    Question question = hub_question(call, std::move(label));
    question.name = std::move(name);
    return question;
}

bool is_bound(const Call& call) {
    return call.caller.hub && reach_of(call.caller.role, Permission::receive_data) == Reach::hub;
}

FormPage new_packet_form(const Call& call) {
    FormPage form{"Send stock to another hub", "/data/consignments/new", "Begin a packet",
                  packets_back.value, packets_back.text};
    form.place = Place::data_bank;
    if (!is_bound(call)) form.questions.push_back(hub_choice(call, "from", "From which hub?"));
    Question to = hub_choice(call, "to", "To which hub?");
    if (is_bound(call)) {
        std::erase_if(to.choices,
                      [&](const Option& hub) { return hub.value == call.caller.hub->code; });
        if (to.choices.empty() || !to.choices.front().value.empty()) {
            to.choices.insert(to.choices.begin(), {"", "Choose a hub"});
        }
    }
    form.questions.push_back(to);
    return form;
}

FormPage more_form(const Call& call, const Consignment& packet) {
    FormPage form{"Put more into the packet", packet_url(packet.reference) + "/more", "Put them in",
                  packet_url(packet.reference), "Packet " + packet.reference};
    form.place = Place::data_bank;
    form.intro = "Fill in one of the two.";
    Question bundle{QuestionKind::one_of_many, "bundle", "Bundle"};
    bundle.choices = bundles_at(call, packet.from_code);
    Question next{QuestionKind::whole_number, "next", "How many?"};
    next.width = 4;
    QuestionGroup range{"A range",
                        "Everything on the shelf from the first to the last number.",
                        {{QuestionKind::code, "first", "First number"},
                         {QuestionKind::code, "last", "Last number"}}};
    QuestionGroup soon{"The next to expire", "Those that must be started first.", {bundle, next}};
    form.groups = {range, soon};
    return form;
}

FormPage arrival_form(const Consignment& packet) {
    FormPage form{"What is in the packet?", packet_url(packet.reference) + "/arrival",
                  "Take these in", packet_url(packet.reference), "Packet " + packet.reference};
    form.place = Place::data_bank;
    form.intro = "There should be " + std::to_string(packet.items) +
                 ". What you do not scan stays on its way, until it is found.";
    Question counted{QuestionKind::text, "counted", "Scan what you found",
                     "Everything that was in it. One on each line"};
    counted.focus = true;
    form.questions = {counted};
    return form;
}

FormPage scanned_form() {
    FormPage form{"Receive a packet", "/data/arrivals", "Go on", packets_back.value,
                  packets_back.text};
    form.place = Place::data_bank;
    Question code{QuestionKind::code, "packet", "Scan the packet",
                  "The code on its label, or what is printed: C- and eight letters and digits"};
    code.focus = true;
    form.questions = {code};
    return form;
}

// A label's code is an address that ends with the reference.
std::string scanned_reference(std::string_view code) {
    return std::string{code.substr(code.find_last_of('/') + 1)};
}

FormPage settle_form(const ConsignmentView& view, bool is_found) {
    const std::string url = packet_url(view.consignment.reference);
    FormPage form{is_found ? "What was missing is found" : "What was missing is lost",
                  url + (is_found ? "/found" : "/lost"),
                  is_found ? "Take it in" : "Record it as lost", url,
                  "Packet " + view.consignment.reference};
    form.place = Place::data_bank;
    form.is_grave = !is_found;
    Question codes{QuestionKind::some_of, "codes", "Which of them?"};
    for (const PackedLine& line : view.lines) {
        if (line.fate != PackedFate::missing || codes.choices.size() >= choices_max) continue;
        codes.choices.push_back({line.item.reference, line.item.reference});
    }
    form.questions = {codes};
    if (!is_found) {
        form.questions.push_back({QuestionKind::line, "reason", "Why do they count as lost?",
                                  "For example, the envelope was torn. Without anybody's name"});
    }
    return form;
}

SettleMissing settling(const Call& call) {
    SettleMissing command{call.request_id, call.caller, reference_of(call)};
    for (const std::string_view code : call.form.fields.all("codes")) {
        command.codes.emplace_back(code);
    }
    command.reason = call.form.fields.text("reason");
    return command;
}

Response settle_here(const Call& call, bool is_found) {
    const auto view = show_consignment(call.caller, reference_of(call), call.ports());
    if (!view) return show_refusal(call, view.refusal());
    SettleMissing command = settling(call);
    Result<Consignment> settled =
        Refusal{RefusalCode::invalid_fields, "", {{"codes", "Choose at least one of them."}}};
    if (!command.codes.empty()) {
        settled =
            is_found ? find_missing(command, call.ports()) : lose_missing(command, call.ports());
    }
    if (!settled) return show_refused_form(call, settle_form(*view, is_found), settled.refusal());
    return Response::see_other(packet_url(settled->reference) + "?done=settled");
}

Response show_settling(const Call& call, bool is_found) {
    const auto view = show_consignment(call.caller, reference_of(call), call.ports());
    if (!view) return show_refusal(call, view.refusal());
    return show_form(call, settle_form(*view, is_found), {});
}

}  // namespace

namespace pages {

Response list_consignments_here(const Call& call) {
    const auto& query = call.request.query;
    const bool is_over = query.text("over") == "yes";
    const auto packets =
        list_consignments(call.caller, {is_over, std::string{query.text("cursor")}}, call.ports());
    if (!packets) return show_refusal(call, packets.refusal());
    ListPage list{is_over ? "Packets that arrived" : "Packets between hubs"};
    list.place = Place::data_bank;
    list.back = is_over ? packets_back : Option{"/data", "Data bank"};
    ListGroup group{is_over ? "Arrived or cancelled" : "Under way",
                    {},
                    is_over ? "None yet." : "No packet is being packed or on its way."};
    for (const Consignment& packet : packets->items) group.rows.push_back(row_of(packet));
    list.groups = {group};
    if (!is_over && may(call.caller.role, Permission::receive_data)) {
        list.action = {"/data/arrivals", "Receive a packet"};
        list.links.push_back({"/data/consignments/new", "Send stock to another hub"});
    }
    if (!is_over) list.links.push_back({"/data/consignments?over=yes", "Packets that arrived"});
    if (!packets->next.empty()) {
        list.links.push_back({std::string{"/data/consignments?over="} + (is_over ? "yes" : "no") +
                                  "&cursor=" + packets->next,
                              "Older ones"});
    }
    return show_list(call, list);
}

Response show_new_consignment(const Call& call) {
    return show_form(call, new_packet_form(call), {});
}

Response open_consignment_here(const Call& call) {
    const auto& fields = call.form.fields;
    const auto packet =
        open_consignment({call.request_id, call.caller, std::string{fields.text("from")},
                          std::string{fields.text("to")}},
                         call.ports());
    if (!packet) return show_refused_form(call, new_packet_form(call), packet.refusal());
    return Response::see_other(packet_url(packet->reference) + "?done=opened");
}

Response show_consignment_here(const Call& call) {
    const auto view = show_consignment(call.caller, reference_of(call), call.ports());
    if (!view) return show_refusal(call, view.refusal());
    return show_packet(call, *view, nullptr);
}

Response pack_items_here(const Call& call) {
    PackItems command{call.request_id, call.caller, reference_of(call)};
    command.codes = lines_of(call.form.fields.text("codes"));
    const auto packed = pack_items(command, call.ports());
    if (!packed) return show_refused_packet(call, packed.refusal());
    return Response::see_other(packet_url(packed->consignment.reference) + "?done=packed");
}

Response show_pack_more(const Call& call) {
    const auto view = show_consignment(call.caller, reference_of(call), call.ports());
    if (!view) return show_refusal(call, view.refusal());
    return show_form(call, more_form(call, view->consignment), {});
}

Response pack_more_here(const Call& call) {
    const auto view = show_consignment(call.caller, reference_of(call), call.ports());
    if (!view) return show_refusal(call, view.refusal());
    const auto& fields = call.form.fields;
    PackItems command{call.request_id, call.caller, reference_of(call)};
    command.first = fields.text("first");
    command.last = fields.text("last");
    command.bundle = fields.text("bundle");
    command.next = number_of(fields.text("next"));
    const auto packed = pack_items(command, call.ports());
    if (!packed) {
        return show_refused_form(call, more_form(call, view->consignment), packed.refusal());
    }
    return Response::see_other(packet_url(packed->consignment.reference) + "?done=packed");
}

Response unpack_items_here(const Call& call) {
    const auto packet = unpack_items({call.request_id, call.caller, reference_of(call),
                                      lines_of(call.form.fields.text("codes"))},
                                     call.ports());
    return after(call, packet, "unpacked");
}

Response send_consignment_here(const Call& call) {
    const auto packet =
        send_consignment({call.request_id, call.caller, reference_of(call)}, call.ports());
    return after(call, packet, "sent");
}

Response cancel_consignment_here(const Call& call) {
    const auto packet =
        cancel_consignment({call.request_id, call.caller, reference_of(call)}, call.ports());
    return after(call, packet, "cancelled");
}

Response show_arrival(const Call& call) {
    const auto view = show_consignment(call.caller, reference_of(call), call.ports());
    if (!view) return show_refusal(call, view.refusal());
    return show_form(call, arrival_form(view->consignment), {});
}

Response receive_consignment_here(const Call& call) {
    ReceiveConsignment command{call.request_id, call.caller, reference_of(call)};
    if (call.form.fields.text("how") != "whole") {
        command.counted = lines_of(call.form.fields.text("counted"));
    }
    const auto received = receive_consignment(command, call.ports());
    if (received) {
        return Response::see_other(packet_url(received->consignment.reference) + "?done=arrived");
    }
    const auto view = show_consignment(call.caller, reference_of(call), call.ports());
    const bool is_form = command.counted.has_value();
    if (!view || !is_form) return show_refusal(call, received.refusal());
    return show_refused_form(call, arrival_form(view->consignment), received.refusal());
}

Response show_arrivals(const Call& call) { return show_form(call, scanned_form(), {}); }

// A scanned packet: its page, or to whom it should go.
Response open_arrival_here(const Call& call) {
    const std::string reference = scanned_reference(call.form.fields.text("packet"));
    const auto view = show_consignment(call.caller, reference, call.ports());
    if (view) return Response::see_other(packet_url(view->consignment.reference));
    const auto where = hindrance_at_hub(call.caller, reference, call.ports());
    Refusal refusal = where ? *where : view.refusal();
    refusal.fields = {{"packet", sentence_of(refusal)}};
    return show_refused_form(call, scanned_form(), refusal);
}

Response show_found(const Call& call) { return show_settling(call, true); }
Response find_missing_here(const Call& call) { return settle_here(call, true); }
Response show_lost(const Call& call) { return show_settling(call, false); }
Response lose_missing_here(const Call& call) { return settle_here(call, false); }

Response show_consignment_label(const Call& call) {
    const auto view = show_consignment(call.caller, reference_of(call), call.ports());
    if (!view) return show_refusal(call, view.refusal());
    const Consignment& packet = view->consignment;
    SitePage page(call, "databank/consignment_label.tpl", "Label of packet " + packet.reference,
                  Place::data_bank);
    page.set_back(packet_url(packet.reference), "Packet " + packet.reference);
    View main = page.main();
    main.set("SCHEME", call.services.settings.scheme_name).set("REFERENCE", packet.reference);
    main.set("FROM", packet.from_name);
    add_request_code(main, call.services.settings, packet.reference);
    add_fact(main, "From", packet.from_name);
    add_fact(main, "To", packet.to_name);
    for (const BundleSum& sum : view->sums) {
        add_fact(main, sum.name, std::to_string(sum.items));
    }
    return page.answer();
}

}  // namespace pages
}  // namespace kitbank::web
