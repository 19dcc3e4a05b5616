#include <array>

#include "server/usecase/databank/find_items.h"
#include "server/web/pages/data_item_words.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/text.h"

// The list of SIMs and vouchers with its worklists, and the page of one of them.
namespace kitbank::web {
namespace {

struct ListWords {
    ItemList list;
    std::string_view text;
    std::string_view none;
};
constexpr std::array list_words = {
    ListWords{ItemList::all, "All SIMs and vouchers",
              "Nothing matches. Clear a filter, or check the number: the search looks at its "
              "beginning and its end."},
    ListWords{ItemList::stale, "Going stale", "No stock has to be activated soon."},
    ListWords{ItemList::ending, "Ends soon", "Nobody's bundle ends soon."},
    ListWords{ItemList::unstarted, "Given and not started",
              "Everything that was given has been started."},
    ListWords{ItemList::expired, "Expired: put aside", "Nothing has expired."},
};
const ListWords& words_for(ItemList list) { return list_words.at(static_cast<std::size_t>(list)); }

std::vector<Question> filter_questions(const Call& call) {
    Question state{QuestionKind::one_of_many, "state", "State", "", {{"", "Any"}}};
    for (std::size_t i = 1; i < item_state_names.size(); ++i) {
        const auto value = static_cast<ItemState>(i);
        state.choices.push_back({std::string{name_of(value)}, item_state_text(value)});
    }
    Question kind{QuestionKind::one_of_many, "kind", "Kind", "", {{"", "Any"}}};
    for (const std::string_view name : item_kind_names) {
        kind.choices.push_back(
            {std::string{name}, std::string{item_kind_text(*parse_item_kind(name))}});
    }
    Question hub = hub_question(call, "Hub");
    std::erase_if(hub.choices, [](const Option& option) { return option.value.empty(); });
    hub.choices.insert(hub.choices.begin(), {"", "Any"});
    return {{QuestionKind::line, "q", "Number, its printed end, or a voucher's reference"},
            state,
            kind,
            hub};
}

FormState asked(const Fields& query) {
    FormState state;
    for (const auto& field : query) state.values.emplace(field.name, field.value);
    return state;
}

// Choices that are not on the list come from an address typed by hand.
Result<ItemFilter> filter_of(const Fields& query) {
    ItemFilter filter;
    filter.list = parse_item_list(query.text("list")).value_or(ItemList::all);
    filter.text = query.text("q");
    filter.state = parse_item_state(query.text("state"));
    filter.kind = parse_item_kind(query.text("kind"));
    filter.hub = query.text("hub");
    filter.bundle = query.text("bundle");
    filter.cursor = query.text("cursor");
    std::vector<FieldFault> faults;
    for (const char* name : {"state", "kind"}) {
        const bool is_read =
            std::string_view{name} == "state" ? filter.state.has_value() : filter.kind.has_value();
        if (!query.text(name).empty() && !is_read) {
            faults.push_back({name, "Choose one from the list."});
        }
    }
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    return filter;
}

// The address of the same question from another place in the list on.
std::string list_url(const Fields& query, const std::string& cursor) {
    std::string url = "/data/items?";
    for (const std::string_view name : {"list", "q", "state", "kind", "hub", "bundle"}) {
        const auto value = query.text(name);
        if (!value.empty()) url.append(name).append("=").append(percent_encode(value)).append("&");
    }
    if (!cursor.empty()) url += "cursor=" + percent_encode(cursor);
    return url;
}

bool is_filtered(const Fields& query) {
    return !query.text("q").empty() || !query.text("state").empty() ||
           !query.text("kind").empty() || !query.text("hub").empty();
}

void add_lists(View main, ItemList chosen) {
    for (const ListWords& each : list_words) {
        View entry = main.add("CHOICE");
        entry.set("CHOICE_URL", "/data/items?list=" + std::string{name_of(each.list)});
        entry.set("CHOICE_TEXT", each.text);
        entry.show_if(each.list == chosen, "CHOSEN").show_if(each.list != chosen, "OTHER");
    }
}

// The date that matters most of it.
std::string date_text_of(const DataItem& item) {
    const ItemStanding& standing = item.standing;
    if (standing.state == ItemState::active) return "last day " + day_text(*standing.ends_on);
    if (standing.state == ItemState::ended) return "ended on " + day_text(*standing.ends_on);
    const bool waits = standing.state == ItemState::in_stock ||
                       standing.state == ItemState::reserved || standing.state == ItemState::issued;
    if (waits && standing.activate_by) return "start it by " + day_text(*standing.activate_by);
    return "";
}

void add_rows(View main, const std::vector<DataItem>& items) {
    for (const DataItem& item : items) {
        View row = main.add("ITEM");
        row.set("ITEM_URL", item_url(item.reference)).set("REFERENCE", item.reference);
        row.set("KIND", item_kind_text(item.kind)).set("BUNDLE", item.bundle_name);
        row.set("PLACE", item_place_text(item)).text("DATE", date_text_of(item));
        row.set("STATE", item_state_colour(item.standing.state));
        row.set("STATE_TEXT", item_state_text(item.standing.state));
    }
}

Response show_items(const Call& call, const ItemFilter& filter, const Result<ItemPage>& found) {
    const Fields& query = call.request.query;
    const std::vector<Question> questions = filter_questions(call);
    FormState state = asked(query);
    const ListWords& words = words_for(filter.list);
    SitePage page(call, "databank/items.tpl", words.text, Place::data_bank);
    page.set_back("/data", "Data bank");
    View main = page.main();
    main.set("HEADING", words.text).set("LIST", name_of(filter.list));
    add_lists(main, filter.list);
    if (!found) {
        mark(state, found.refusal(), questions);
        page.set_problems(problems_in_order(questions, state), name_of(found.refusal().code));
    } else {
        main.text("COUNT", count_text(found->total, "item", "items"));
        main.show_if(!found->items.empty(), "SOME");
        if (found->items.empty()) main.text("NONE", words.none);
        add_rows(main, found->items);
        if (!found->next.empty()) main.set("NEXT_URL", list_url(query, found->next)).show("NEXT");
    }
    add_questions(main, "FIELD", questions, state);
    main.show_if(is_filtered(query), "FILTERED");
    return page.answer(found ? 200 : status_of(found.refusal().code));
}

void add_why(View main, std::string_view sentence) {
    if (!sentence.empty()) main.add("WHY").set("WHY_TEXT", sentence);
}

void set_out(View main, const DataItem& item) {
    const ItemStanding& standing = item.standing;
    main.set("VERDICT", "out").show("IS_OUT");
    main.set("VERDICT_TEXT", "It is out: " + std::string{label_of(standing.state)});
    if (standing.state == ItemState::issued) {
        add_why(main, "Nobody has said yet that it is started.");
        if (standing.activate_by) {
            add_why(main, "It must be started by " + day_text(*standing.activate_by) + ".");
        }
    }
    if (standing.state == ItemState::active) {
        add_why(main, "Its last day is " + day_text(*standing.ends_on) + ".");
    }
}

void set_verdict(View main, const ItemView& view) {
    const ItemStanding& standing = view.item.standing;
    if (standing.state == ItemState::issued || standing.state == ItemState::active) {
        return set_out(main, view.item);
    }
    if (view.hindrance) {
        main.set("VERDICT", "no").show("MAY_NOT_GO");
        main.set("VERDICT_TEXT", "No, it must not be given");
        const bool is_void = standing.state == ItemState::voided && standing.void_reason;
        if (is_void) add_why(main, std::string{label_of(*standing.void_reason)} + ".");
        add_why(main, sentence_of(*view.hindrance));
        return;
    }
    main.set("VERDICT", "yes").show("MAY_GO").set("VERDICT_TEXT", "Yes, it may be given");
    if (!standing.reserved_for.empty()) {
        add_why(main, "Only for request " + standing.reserved_for + ".");
    }
    if (standing.activate_by) {
        add_why(main, "It must be started by " + day_text(*standing.activate_by) + ".");
    }
}

void set_step(View view, const DataItem& item, ItemVerb verb) {
    const VerbWords& words = words_of(verb);
    view.set("STEP_URL", verb_url(item, verb)).set("STEP_TEXT", words.button);
    view.set("STEP_HINT", words.hint);
}

void set_steps(View main, const ItemView& view) {
    main.show_if(view.next.empty(), "NO_STEP");
    if (view.next.empty()) return;
    set_step(main.add("MAIN_STEP"), view.item, view.next.front());
    main.show_if(view.next.size() > 1, "OTHER_STEPS");
    for (std::size_t i = 1; i < view.next.size(); ++i) {
        set_step(main.add("STEP"), view.item, view.next[i]);
    }
}

void add_fact(View main, std::string_view name, const std::string& text,
              const std::string& url = "") {
    if (text.empty()) return;
    View fact = main.add("FACT");
    fact.set("FACT_NAME", name).set("FACT_TEXT", text);
    if (!url.empty()) fact.set("FACT_URL", url).show("FACT_LINK");
}

std::string day_or_nothing(const std::optional<Date>& day) { return day ? day_text(*day) : ""; }

std::string issue_url(const std::string& reference) { return "/data/issues/" + reference; }

void set_facts(View main, const ItemView& view) {
    const DataItem& item = view.item;
    const ItemStanding& standing = item.standing;
    add_fact(main, "Bundle", item.bundle_name);
    add_fact(main, "Batch", item.batch);
    add_fact(main, "To be started by", day_or_nothing(standing.activate_by));
    add_fact(main, "Started on", day_or_nothing(standing.activated_on));
    add_fact(main, "Last day", day_or_nothing(standing.ends_on));
    if (!standing.reserved_for.empty()) {
        add_fact(main, "Set aside for", standing.reserved_for,
                 "/requests/" + standing.reserved_for);
    }
    if (view.issue) {
        add_fact(main, "Given as", view.issue->reference, issue_url(view.issue->reference));
        add_fact(main, "Instead of", view.issue->replaces, issue_url(view.issue->replaces));
        add_fact(main, "After", view.issue->follows, issue_url(view.issue->follows));
    }
}

void add_history(View main, const ItemView& view, const Names& names) {
    for (auto row = view.history.rbegin(); row != view.history.rend(); ++row) {
        const StockGroup& group = row->group;
        View entry = main.add("EVENT");
        entry.set("EVENT_TITLE", item_event_text(row->event));
        entry.set("LED_TO_STATE", item_state_colour(row->to));
        entry.set("LED_TO_TEXT", item_state_text(row->to));
        entry.set("HAPPENED", moment_text(group.happened_at));
        if (group.recorded_at - group.happened_at > std::chrono::minutes{5}) {
            entry.text("RECORDED", moment_text(group.recorded_at));
        }
        std::string who = names.of(group.actor);
        if (!row->hub_code.empty()) who += " at " + names.hub(row->hub_code);
        entry.set("EVENT_WHO", who).text("WORDS", item_words_text(*row));
    }
}

void add_showings(View main, const ItemView& view, const Names& names) {
    if (view.item.kind != ItemKind::voucher) return;
    View list = main.add("SHOWINGS");
    list.show_if(view.showings.empty(), "NEVER");
    for (const CodeShowing& showing : view.showings) {
        View row = list.add("SHOWING");
        row.set("SHOWN_AT", moment_text(showing.shown_at)).set("SHOWN_TO", names.of(showing.actor));
        row.set("SHOWN_WHY", showing.reason.empty() ? "when it was given" : showing.reason);
    }
}

std::string done_text(const Call& call) {
    const auto verb = parse_item_verb(call.request.query.text("done"));
    return verb ? std::string{words_of(*verb).done} : "";
}

}  // namespace

namespace pages {

Response list_data_items_here(const Call& call) {
    const Result<ItemFilter> filter = filter_of(call.request.query);
    if (!filter) return show_items(call, {}, filter.refusal());
    return show_items(call, *filter, list_items(call.caller, *filter, call.ports()));
}

Response show_data_item_here(const Call& call) {
    const auto view = look_at_item(call.caller, call.param("reference"), call.ports());
    if (!view) return show_refusal(call, view.refusal());
    const DataItem& item = view->item;
    const std::string name = std::string{item_kind_text(item.kind)} + " " + item.reference;
    SitePage page(call, "databank/item.tpl", name, Place::data_bank);
    page.set_back("/data/items", "All SIMs and vouchers");
    page.set_message(done_text(call));
    View main = page.main();
    main.set("KIND", item_kind_text(item.kind)).set("BUNDLE", item.bundle_name);
    main.set("REFERENCE", item.reference).set("PLACE_TEXT", item_place_text(item));
    main.set("STATE", item_state_colour(item.standing.state));
    main.set("STATE_TEXT", item_state_text(item.standing.state));
    set_verdict(main, *view);
    set_steps(main, *view);
    set_facts(main, *view);
    const Names names = names_for(call);
    add_showings(main, *view, names);
    add_history(main, *view, names);
    return page.answer();
}

}  // namespace pages
}  // namespace kitbank::web
