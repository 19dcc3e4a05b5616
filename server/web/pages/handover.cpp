#include <algorithm>
#include <charconv>
#include <set>

#include "labels/tag.h"
#include "server/core/devices/standing.h"
#include "server/core/reference.h"
#include "server/usecase/databank/find_issues.h"
#include "server/usecase/devices/find_devices.h"
#include "server/usecase/requests/find_handover.h"
#include "server/usecase/requests/hand_over.h"
#include "server/web/pages/data_issue_words.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/handover_view.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/site_page.h"
#include "server/web/text.h"

// The counter: a request and an item meet, are counted, signed for and handed over.
namespace kitbank::web::pages {
namespace {

constexpr std::string_view without_item = "yes";

// Where a scanned code leads.
Result<std::string> place_of(const Call& call, std::string_view code) {
    if (const auto reference = request_in_code(code)) return counter_url(*reference);
    const labels::TagReading reading = labels::read_tag(code);
    if (reading.fault) {
        const std::string sentence{labels::sentence(*reading.fault)};
        return Refusal{RefusalCode::tag_malformed, sentence, {{"code", sentence}}};
    }
    const Result<std::string> request =
        request_of_item(call.caller, Tag{reading.tag}, call.ports());
    if (!request) return request.refusal();
    return counter_url(*request) + "?tag=" + reading.tag;
}

// The counter as this call sees it: the request, and the item in somebody's hand.
struct Counter {
    ReadyRequest ready;
    std::optional<Device> device;
    std::optional<Refusal> hindrance;  // of the item
    bool is_without = false;
    std::optional<GivingCounter> data;  // what may go along, when a line waits for it
};

std::string_view scanned_in(const Call& call) {
    const Fields& form = call.form.fields;
    return form.has("tag") ? form.text("tag") : call.request.query.text("tag");
}

bool is_without_item(const Call& call) {
    return call.form.fields.text("without") == without_item ||
           call.request.query.text("without") == without_item;
}

std::optional<Refusal> why_not(const Device& device, const KitRequest& request) {
    if (auto hindrance = hindrance_to_handover(device.standing)) return hindrance;
    const Standing& standing = device.standing;
    if (standing.reservation == request.reference) return std::nullopt;
    if (standing.reservation.empty()) {
        return Refusal{RefusalCode::event_not_allowed,
                       "It is not set aside for this request. Put it back.",
                       {}};
    }
    return Refusal{RefusalCode::reserved_for_another,
                   "It is set aside for " + standing.reservation + ". Put it back.",
                   {}};
}

bool waits_for_data(const RequestLine& line) {
    return line.kind == LineKind::data && line.state == LineState::waiting;
}

// Nothing where this caller gives no data, or no line waits for any.
std::optional<GivingCounter> data_of(const Call& call, const KitRequest& request) {
    if (std::ranges::none_of(request.lines, waits_for_data)) return std::nullopt;
    auto data = counter_for(call.caller, call.caller.hub ? "" : request.hub_code, request.reference,
                            call.ports());
    if (!data) return std::nullopt;
    return *std::move(data);
}

Result<Counter> counter_of(const Call& call) {
    Result<ReadyRequest> ready = ready_request(call.caller, call.param("reference"), call.ports());
    if (!ready) return ready.refusal();
    Counter counter{*std::move(ready), {}, {}, is_without_item(call), {}};
    counter.data = data_of(call, counter.ready.request);
    const std::string_view scanned = scanned_in(call);
    if (scanned.empty()) return counter;
    const labels::TagReading reading = labels::read_tag(scanned);
    if (reading.fault) {
        counter.hindrance =
            Refusal{RefusalCode::tag_malformed, std::string{labels::sentence(*reading.fault)}, {}};
        return counter;
    }
    const auto device = find_device(call.caller, Tag{reading.tag}, call.ports());
    if (device) {
        counter.device = *device;
        counter.hindrance = why_not(*device, counter.ready.request);
    } else {
        counter.hindrance = device.refusal();
    }
    return counter;
}

bool may_give(const Counter& counter) {
    using enum RequestState;
    const RequestState state = counter.ready.request.state;
    return state == accepted || state == ready || (state == handed_over && counter.is_without);
}

std::vector<Option> lines_to_give(const KitRequest& request) {
    std::vector<Option> options;
    for (const RequestLine& line : request.lines) {
        const bool by_hand = line.kind == LineKind::accessories || line.kind == LineKind::support;
        if (!by_hand || line.state != LineState::waiting) continue;
        options.push_back({std::to_string(line.number), std::string{line_text(line.kind)}});
    }
    return options;
}

std::string sim_field(const RequestLine& line) { return "sim-" + std::to_string(line.number); }

// A SIM for each line that waits for one; it may also be given later, from the request's page.
void add_sim_questions(std::vector<Question>& questions, const Counter& counter) {
    if (!counter.data) return;
    for (const RequestLine& line : counter.ready.request.lines) {
        if (!waits_for_data(line)) continue;
        questions.push_back(
            {QuestionKind::code, sim_field(line), "Scan the SIM that goes with it (optional)",
             "Its barcode, or the number as it is printed. It can be given later."});
    }
    if (counter.data->gate) {
        questions.push_back({QuestionKind::some_of,
                             "gate_confirmed",
                             "This hub also asks",
                             "",
                             {{"yes", counter.data->gate->question}}});
    }
    questions.push_back({QuestionKind::some_of,
                         "terms_told",
                         "The terms of the SIM",
                         "",
                         {{"yes", "I have told them the network's terms"}}});
}

std::vector<Question> questions_of(const Counter& counter) {
    std::vector<Question> questions;
    add_sim_questions(questions, counter);
    const std::vector<Option> lines = lines_to_give(counter.ready.request);
    if (!lines.empty()) {
        questions.push_back({QuestionKind::some_of, "lines", "What else is given now?", "", lines});
    }
    Question who{QuestionKind::one_of, "collected_by", "Who takes it?"};
    for (std::size_t i = 0; i < collected_by_names.size(); ++i) {
        who.choices.push_back(
            {std::string{collected_by_names[i]}, std::string{collected_by_labels[i]}});
    }
    questions.push_back(std::move(who));
    const bool is_loan = counter.ready.request.allocation == AllocationKind::loan;
    if (is_loan && counter.device) {
        questions.push_back({QuestionKind::date, "due", "Due back on another day (optional)",
                             "Leave it empty for " + in_words(*counter.ready.due)});
    }
    return questions;
}

FormState first_answers(const Counter& counter) {
    FormState state;
    const DeliveryKind delivery = counter.ready.request.delivery;
    const CollectedBy by = delivery == DeliveryKind::deliver    ? CollectedBy::delivered
                           : delivery == DeliveryKind::referrer ? CollectedBy::referrer
                                                                : CollectedBy::resident;
    state.values.emplace("collected_by", name_of(by));
    state.values.emplace("count-0", counter.device ? "1" : "0");
    return state;
}

void add_counts(View main, const FormState& state) {
    View counts = main.add("COUNTS");
    for (std::size_t i = 0; i < usual_accessories.size(); ++i) {
        const std::string place = std::to_string(i);
        const std::string typed = state.value("count-" + place);
        counts.add("COUNT")
            .set("COUNT_ID", i == 0 ? "accessories" : "count-" + place)
            .set("COUNT_PLACE", place)
            .set("COUNT_NAME", usual_accessories[i])
            .set("COUNT_VALUE", typed.empty() ? "0" : typed);
    }
    const auto problem = state.problems.find("accessories");
    counts.text("COUNT_ERROR", problem == state.problems.end() ? "" : problem->second);
    counts.set("OTHER_NAME", state.value("other-name"));
    const std::string other = state.value("other-count");
    counts.set("OTHER_COUNT", other.empty() ? "0" : other);
}

void add_request(View main, const Counter& counter) {
    const KitRequest& request = counter.ready.request;
    const bool is_loan = request.allocation == AllocationKind::loan;
    main.set("REFERENCE", request.reference).set("KIND", is_loan ? "A loan" : "A gift");
    main.set("SLIP_URL", request_url(request.reference) + "/packing-slip");
    add_fact(main, "How", delivery_text(request.delivery));
    if (is_loan) add_fact(main, "Due back", in_words(*counter.ready.due));
    std::string needs;
    for (const std::string& name : request.access_needs) {
        const NeedCode* need = find_access_need(name);
        if (need != nullptr) needs.append(needs.empty() ? "" : "; ").append(need->label);
    }
    add_fact(main, "Prepare", needs);
    add_fact(main, "Language", request.language == Language::cy ? "Welsh" : "");
    main.show_if(!counter.ready.items.empty(), "ITEMS");
    for (const HeldItem& item : counter.ready.items) {
        View row = main.add("ITEM");
        const bool is_out = item.state == LineState::handed_over;
        const std::string shelf = item.shelf.empty() ? "" : "Shelf " + item.shelf;
        row.set("ITEM_NAME", item_text(item)).set("ITEM_TAG", shown_tag(item.tag));
        row.set("ITEM_META", is_out ? "Handed over" : shelf);
        row.show_if(counter.device && counter.device->tag == item.tag, "ITEM_HERE");
    }
}

// The SIM to take of each bundle, and the terms of its network.
void add_data(View main, const Counter& counter) {
    if (!counter.data) return;
    const auto& data = *counter.data;
    const std::vector<NextItem>& take = data.set_aside.empty() ? data.next : data.set_aside;
    if (take.empty()) return;
    main.show("DATA");
    std::set<std::string> told;
    for (const NextItem& each : take) {
        if (each.item.kind != ItemKind::sim) continue;
        add_taken(main.add("TAKE"), each.item);
        if (each.network.user_terms.empty() || !told.insert(each.network.code).second) continue;
        View terms = main.add("TERMS");
        terms.set("TERMS_NETWORK", each.network.name).set("TERMS_TEXT", each.network.user_terms);
    }
}

void add_verdict(View main, const Counter& counter) {
    if (!counter.device && !counter.hindrance) return;
    View verdict = main.add("VERDICT");
    const bool may_go = !counter.hindrance;
    verdict.show_if(may_go, "MAY_GO").show_if(!may_go, "MAY_NOT_GO");
    verdict.set("VERDICT_KIND", may_go ? "yes" : "no");
    verdict.set("VERDICT_TEXT", may_go ? "Yes, this one may go" : "No, not this one");
    const std::string why = may_go ? device_name(*counter.device) + ", " +
                                         shown_tag(counter.device->tag) + ": set aside for them."
                                   : sentence_of(*counter.hindrance);
    verdict.set("VERDICT_WHY", why);
    main.show("OTHER_ITEM");
}

std::string url_of(const Counter& counter) {
    std::string url = counter_url(counter.ready.request.reference);
    if (counter.device) url += "?tag=" + counter.device->tag.text;
    if (counter.is_without) url += "?without=" + std::string{without_item};
    return url;
}

void add_form(SitePage& page, const Call& call, const Counter& counter, FormState state,
              const Refusal* refusal) {
    View main = page.main();
    main.show("FORM").set("TAG", counter.device ? counter.device->tag.text : "");
    main.set("WITHOUT", counter.is_without ? without_item : "");
    main.set("SUBMIT", counter.is_without ? "Given" : "They have it now");
    add_data(main, counter);
    const FormPage form = form_of(questions_of(counter));
    fill_signed_form(page, call, form, state, refusal);
    add_counts(main, state);
    add_signing(main, call, counter.ready.texts, url_of(counter), state);
}

Response show_counter(const Call& call, const Counter& counter, const FormState& state,
                      const Refusal* refusal) {
    const KitRequest& request = counter.ready.request;
    SitePage page(call, "handover/counter.tpl", "Hand over for " + request.reference);
    page.set_back("/handover", "Hand over");
    page.leave_scan_box();
    if (!call.request.query.text("failed").empty()) {
        page.set_message("The failed delivery is recorded.");
    }
    View main = page.main();
    main.set("ACTION", counter_url(request.reference));
    add_request(main, counter);
    add_verdict(main, counter);
    const bool has_form =
        may_give(counter) && !counter.hindrance && (counter.device || counter.is_without);
    if (has_form) {
        add_form(page, call, counter, state, refusal);
    } else if (!may_give(counter)) {
        main.text("CLOSED", "Nothing more is handed over for this request: it is " +
                                std::string{name_of(request.state)} + ".");
    } else if (!counter.hindrance) {
        main.show("SCAN_ITEM");
    }
    if (!lines_to_give(request).empty() || counter.data) {
        main.set("WITHOUT_URL", counter_url(request.reference) + "?without=yes");
        main.show("WITHOUT_ITEM");
    }
    const bool waits = std::ranges::any_of(counter.ready.items, [](const HeldItem& item) {
        return item.state == LineState::reserved;
    });
    if (waits && request.delivery != DeliveryKind::collect) {
        main.set("FAIL_URL", request_url(request.reference) + "/failed-delivery").show("MAY_FAIL");
    }
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

// Nothing typed is none.
Result<int> count_typed(std::string_view text) {
    int number = 0;
    if (trim_spaces(text).empty()) return 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec == std::errc() && read.ptr == text.data() + text.size()) return number;
    return Refusal{RefusalCode::invalid_fields, "", {{"accessories", "Count in whole numbers."}}};
}

Result<std::vector<CountedAccessory>> accessories_in(const Form& form) {
    std::vector<CountedAccessory> accessories;
    for (std::size_t i = 0; i < usual_accessories.size(); ++i) {
        const auto count = count_typed(form.fields.text("count-" + std::to_string(i)));
        if (!count) return count.refusal();
        accessories.push_back({std::string{usual_accessories[i]}, *count});
    }
    const auto other = count_typed(form.fields.text("other-count"));
    if (!other) return other.refusal();
    std::string name{trim_spaces(form.fields.text("other-name"))};
    const int count = *other == 0 && !name.empty() ? 1 : *other;
    accessories.push_back({std::move(name), count});
    return accessories;
}

std::vector<int> lines_in(const Form& form) {
    std::vector<int> lines;
    for (const std::string_view text : form.fields.all("lines")) {
        const auto number = count_typed(text);
        lines.push_back(number ? *number : 0);
    }
    return lines;
}

// Help alone needs no signature.
bool is_help_alone(const Counter& counter, const HandOver& command) {
    if (!counter.is_without || !those_there(command.accessories).empty()) return false;
    return std::ranges::all_of(counter.ready.request.lines, [&](const RequestLine& line) {
        return line.kind == LineKind::support ||
               std::ranges::find(command.lines, line.number) == command.lines.end();
    });
}

std::vector<HandedSim> sims_in(const Form& form, const KitRequest& request) {
    std::vector<HandedSim> sims;
    for (const RequestLine& line : request.lines) {
        const std::string item{trim_spaces(form.fields.text(sim_field(line)))};
        if (item.empty()) continue;
        sims.push_back({item, line.number, !form.fields.text("terms_told").empty(),
                        !form.fields.text("gate_confirmed").empty()});
    }
    return sims;
}

Result<HandOver> command_of(const Call& call, const Counter& counter) {
    HandOver command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.request = counter.ready.request.reference;
    if (counter.device) command.tag = counter.device->tag;
    auto accessories = accessories_in(call.form);
    if (!accessories) return accessories.refusal();
    command.accessories = *std::move(accessories);
    command.lines = lines_in(call.form);
    command.sims = sims_in(call.form, counter.ready.request);
    command.signed_how = signed_how_in(call.form);
    command.signature = signature_in(call.form);
    if (is_help_alone(counter, command) && command.signed_how == SignedHow::none_yet) {
        command.signed_how = SignedHow::not_needed;
    }
    command.language = language_in(call.form);
    command.agreement = agreement_in(call.form);
    const std::string due = date_text(call.form, "due");
    command.due = parse_date(due);
    if (!due.empty() && !command.due) {
        return Refusal{RefusalCode::invalid_fields, "", {{"due", "Enter a real date."}}};
    }
    const auto by = parse_collected_by(call.form.fields.text("collected_by"));
    if (!by)
        return Refusal{RefusalCode::invalid_fields, "", {{"collected_by", "Choose who takes it."}}};
    command.collected_by = *by;
    return command;
}

}  // namespace

Response show_handover_start(const Call& call) {
    const std::string code{trim_spaces(call.request.query.text("code"))};
    std::optional<Refusal> refusal;
    if (!code.empty()) {
        const Result<std::string> place = place_of(call, code);
        if (place) return Response::see_other(*place);
        refusal = place.refusal();
    }
    SitePage page(call, "handover/start.tpl", "Hand over");
    page.leave_scan_box();
    View main = page.main();
    main.set("CODE", refusal ? code : "");
    if (refusal) {
        main.text("ERROR", sentence_of(*refusal));
        page.set_problems({{"code", sentence_of(*refusal)}}, name_of(refusal->code));
    }
    const auto waiting = handovers_unsigned(call.caller, call.ports());
    if (waiting && !waiting->empty()) main.text("WAITING", std::to_string(waiting->size()));
    return page.answer(refusal ? status_of(refusal->code) : 200);
}

Response show_counter_here(const Call& call) {
    const Result<Counter> counter = counter_of(call);
    if (!counter) return show_refusal(call, counter.refusal());
    return show_counter(call, *counter, first_answers(*counter), nullptr);
}

Response hand_over_here(const Call& call) {
    const Result<Counter> counter = counter_of(call);
    if (!counter) return show_refusal(call, counter.refusal());
    const Result<HandOver> command = command_of(call, *counter);
    const Result<Handover> done =
        command ? hand_over(*command, call.ports()) : Result<Handover>{command.refusal()};
    if (!done) return show_counter(call, *counter, typed(call.form), &done.refusal());
    const bool sees_it = may(call.caller.role, Permission::see_requests);
    return Response::see_other(sees_it ? handover_url(done->reference) + "/receipt" : "/handover");
}

}  // namespace kitbank::web::pages
