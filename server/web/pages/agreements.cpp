#include <algorithm>

#include "server/usecase/requests/agreements.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/handover_view.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/site_page.h"

// The texts that people sign: what is in force, and new versions, which are looked at before they are used.
namespace kitbank::web::pages {
namespace {

constexpr const char* list_url = "/organisation/agreements";

std::string title_of(AllocationKind kind, Language language) {
    return std::string{kind == AllocationKind::loan ? "Loans" : "Gifts"} +
           (language == Language::en ? ", in English" : ", in Welsh");
}

std::string text_url(AllocationKind kind, Language language) {
    return "kind=" + std::string{name_of(kind)} + "&language=" + std::string{name_of(language)};
}

// Which text the address or the form is about.
struct Chosen {
    AllocationKind kind = AllocationKind::loan;
    Language language = Language::en;
};

Chosen chosen_in(const Fields& fields) {
    return {parse_allocation_kind(fields.text("kind")).value_or(AllocationKind::loan),
            parse_language(fields.text("language")).value_or(Language::en)};
}

FormPage text_form(const Chosen& chosen) {
    FormPage form{title_of(chosen.kind, chosen.language), list_url, "See how it looks", list_url,
                  "Agreements"};
    form.intro =
        "Say what people may do with the kit, when it comes back, and what it costs (usually "
        "nothing). The page itself names the item, its accessories and the dates. A line that "
        "begins with a hyphen and a space becomes part of a list.";
    form.place = Place::organisation;
    form.questions = {{QuestionKind::hidden, "kind", ""},
                      {QuestionKind::hidden, "language", ""},
                      {QuestionKind::text, "text", "The text", "8,000 characters at most"}};
    return form;
}

FormState state_of(const Chosen& chosen, std::string text) {
    FormState state;
    state.values.emplace("kind", name_of(chosen.kind));
    state.values.emplace("language", name_of(chosen.language));
    state.values.emplace("text", std::move(text));
    return state;
}

Response show_preview(const Call& call, const Chosen& chosen, const std::string& typed_text) {
    SitePage page(call, "handover/agreement_preview.tpl", "Look at it", Place::organisation);
    page.set_back(list_url, "Agreements");
    page.set_everywhere("REQUEST_ID", format(call.ports().crypto.make_uuid()));
    View main = page.main();
    main.set("TITLE", title_of(chosen.kind, chosen.language))
        .set("HEADING", "This is how it looks");
    std::string text = typed_text;
    std::erase(text, '\r');
    add_agreement(main, {{}, {}, chosen.kind, chosen.language, text});
    main.add("CONFIRM")
        .set("TEXT_KIND", name_of(chosen.kind))
        .set("TEXT_LANGUAGE", name_of(chosen.language))
        .set("TYPED", typed_text);
    return page.answer();
}

void add_text(View main, const AgreementText& text) {
    View row = main.add("TEXT");
    row.set("TEXT_ID", std::string{name_of(text.kind)} + "-" + std::string{name_of(text.language)});
    row.set("TEXT_TITLE", title_of(text.kind, text.language));
    row.set("TEXT_META",
            text.name.is_house
                ? "The house’s text, version " + std::to_string(text.name.version) + "."
                : "Your version " + std::to_string(text.name.version) + ".");
    row.set("WRITE_URL", std::string{list_url} + "/new?" + text_url(text.kind, text.language));
    add_agreement(row, text);
}

// A scheme with English rules of its own and the house's Welsh would promise two things.
std::string warning_of(const AgreementBook& book) {
    for (const AgreementText& text : book.in_force) {
        const auto other = std::ranges::find_if(book.in_force, [&](const AgreementText& each) {
            return each.kind == text.kind && each.language != text.language;
        });
        if (text.name.is_house && !other->name.is_house) {
            return title_of(text.kind, text.language) +
                   " is still the house’s text. Write one that says the same as yours.";
        }
    }
    return {};
}

}  // namespace

Response list_agreements_here(const Call& call) {
    const auto book = list_agreements(call.caller, call.ports());
    if (!book) return show_refusal(call, book.refusal());
    SitePage page(call, "handover/agreements.tpl", "Agreements", Place::organisation);
    page.set_back("/organisation", "Organisation");
    if (call.request.query.text("done") == "written") {
        page.set_message("The new version is used from now on.");
    }
    View main = page.main();
    main.text("WARN_WELSH", warning_of(*book));
    for (const AgreementText& text : book->in_force) add_text(main, text);
    main.show_if(!book->versions.empty(), "OLDER");
    const Names names = names_for(call);
    for (const Agreement& row : book->versions) {
        View version = main.add("VERSION");
        version.set("VERSION_URL", std::string{list_url} + "/version?" +
                                       text_url(row.kind, row.language) +
                                       "&version=" + std::to_string(row.version));
        version.set("VERSION_TITLE",
                    title_of(row.kind, row.language) + ", version " + std::to_string(row.version));
        version.set("VERSION_META",
                    "from " + moment_text(row.from_at) + ", by " + names.of(row.written_by));
    }
    return page.answer();
}

Response show_agreement_version(const Call& call) {
    const auto book = list_agreements(call.caller, call.ports());
    if (!book) return show_refusal(call, book.refusal());
    const Chosen chosen = chosen_in(call.request.query);
    const auto wanted =
        parse_agreement_name("scheme-" + std::string{call.request.query.text("version")});
    const auto row = std::ranges::find_if(book->versions, [&](const Agreement& each) {
        return wanted && each.kind == chosen.kind && each.language == chosen.language &&
               each.version == wanted->version;
    });
    if (row == book->versions.end()) return show_refusal(call, {RefusalCode::not_found, "", {}});
    SitePage page(call, "handover/agreement_preview.tpl", "Agreement", Place::organisation);
    page.set_back(list_url, "Agreements");
    page.main().set("TITLE", title_of(chosen.kind, chosen.language));
    page.main().set("HEADING", "Version " + std::to_string(row->version));
    add_agreement(page.main(), {*wanted, row->id, row->kind, row->language, row->text});
    return page.answer();
}

Response show_new_agreement(const Call& call) {
    const auto book = list_agreements(call.caller, call.ports());
    if (!book) return show_refusal(call, book.refusal());
    const Chosen chosen = chosen_in(call.request.query);
    const auto now = std::ranges::find_if(book->in_force, [&](const AgreementText& text) {
        return text.kind == chosen.kind && text.language == chosen.language;
    });
    return show_form(call, text_form(chosen), state_of(chosen, now->text));
}

Response write_agreement_here(const Call& call) {
    const Chosen chosen = chosen_in(call.form.fields);
    const std::string text{call.form.fields.text("text")};
    const std::string_view step = call.form.fields.text("step");
    if (const std::string fault = agreement_fault(text); !fault.empty()) {
        return show_refused_form(call, text_form(chosen),
                                 {RefusalCode::invalid_fields, "", {{"text", fault}}});
    }
    if (step == "change") return show_form(call, text_form(chosen), state_of(chosen, text));
    if (step != "write") return show_preview(call, chosen, text);
    const auto written = write_agreement(
        {call.request_id, call.caller, chosen.kind, chosen.language, text}, call.ports());
    if (!written) return show_refused_form(call, text_form(chosen), written.refusal());
    return Response::see_other(std::string{list_url} + "?done=written");
}

}  // namespace kitbank::web::pages
