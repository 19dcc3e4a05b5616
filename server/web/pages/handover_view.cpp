#include "server/web/pages/handover_view.h"

#include <algorithm>

#include "labels/qr.h"
#include "server/core/reference.h"
#include "server/web/pages/words.h"
#include "server/web/text.h"

namespace kitbank::web {
namespace {

constexpr std::string_view bullet = "- ";

std::string_view language_text(Language language) {
    return language == Language::en ? "Read it in English" : "Darllenwch hyn yn Gymraeg";
}

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::size_t from = 0;
    while (from <= text.size()) {
        const auto end = std::min(text.find('\n', from), text.size());
        if (end > from) lines.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

std::string capitals(std::string text) {
    std::ranges::transform(text, text.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    });
    return text;
}

}  // namespace

std::string request_url(std::string_view reference) {
    return "/requests/" + std::string{reference};
}
std::string handover_url(std::string_view reference) {
    return "/handovers/" + std::string{reference};
}
std::string counter_url(std::string_view reference) {
    return "/handover/" + std::string{reference};
}

std::optional<std::string> request_in_code(std::string_view code) {
    const auto last = code.rfind('/');
    const std::string_view word = last == std::string_view::npos ? code : code.substr(last + 1);
    if (!word.starts_with("Q-") && !word.starts_with("q-")) return std::nullopt;
    return parse_request_reference(word);
}

std::string_view line_text(LineKind kind) {
    switch (kind) {
        case LineKind::laptop:
            return "A laptop";
        case LineKind::desktop:
            return "A desktop computer";
        case LineKind::chromebook:
            return "A Chromebook";
        case LineKind::tablet:
            return "A tablet";
        case LineKind::phone:
            return "A phone";
        case LineKind::router:
            return "A router";
        case LineKind::data:
            return "Data: a SIM or voucher";
        case LineKind::accessories:
            return "Accessories";
        case LineKind::support:
            return "Someone who shows how";
    }
    return "";
}

std::string item_text(const HeldItem& item) { return item.make + " " + item.model; }

std::string_view delivery_text(DeliveryKind delivery) {
    switch (delivery) {
        case DeliveryKind::collect:
            return "They collect it";
        case DeliveryKind::deliver:
            return "It is delivered";
        case DeliveryKind::referrer:
            return "Their referrer collects it";
    }
    return "";
}

std::string_view signed_text(const Handover& row) {
    switch (row.signed_how) {
        case SignedHow::screen:
            return "On the screen";
        case SignedHow::paper:
            return row.is_kept ? "On paper" : "On paper; the photograph is still to come";
        case SignedHow::none_yet:
            return "Not yet";
        case SignedHow::not_needed:
            return "Not needed";
    }
    return "";
}

void add_fact(View view, std::string_view name, std::string_view text) {
    if (text.empty()) return;
    view.add("FACT").set("FACT_NAME", name).set("FACT_TEXT", text);
}

void add_agreement(View view, const AgreementText& text) {
    View agreement = view.include("AGREEMENT", "handover/agreement.tpl");
    agreement.set("TEXT_LANGUAGE", name_of(text.language));
    std::optional<View> list;
    for (const std::string& line : lines_of(text.text)) {
        if (!line.starts_with(bullet)) {
            list.reset();
            agreement.add("BLOCK").add("LINE").set("LINE_TEXT", line);
            continue;
        }
        if (!list) list = agreement.add("BLOCK").add("LIST");
        list->add("BULLET").set("BULLET_TEXT", line.substr(bullet.size()));
    }
}

const AgreementText& text_shown(const Call& call, const std::vector<AgreementText>& texts) {
    const auto asked = call.form.fields.has("language") ? call.form.fields.text("language")
                                                        : call.request.query.text("language");
    const auto found = std::ranges::find_if(
        texts, [&](const AgreementText& text) { return name_of(text.language) == asked; });
    return found == texts.end() ? texts.front() : *found;
}

void add_signing(View main, const Call& call, const std::vector<AgreementText>& texts,
                 const std::string& url, const FormState& state) {
    View sign = main.include("SIGN", "handover/sign.tpl");
    const AgreementText& shown = text_shown(call, texts);
    for (const AgreementText& text : texts) {
        if (text.language == shown.language) continue;
        const std::string joint = url.find('?') == std::string::npos ? "?" : "&";
        sign.add("OTHER_LANGUAGE")
            .set("LANGUAGE_URL", url + joint + "language=" + std::string{name_of(text.language)})
            .set("LANGUAGE_CODE", name_of(text.language))
            .set("LANGUAGE_TEXT", language_text(text.language));
    }
    add_agreement(sign, shown);
    sign.set("SHOWN_LANGUAGE", name_of(shown.language));
    sign.set("SHOWN_AGREEMENT", name_of(shown.name));
    sign.set("STROKES", state.value("strokes"));
    sign.show_if(state.has("paper", "yes"), "ON_PAPER");
    const auto problem = [&](const char* field) {
        const auto found = state.problems.find(field);
        return found == state.problems.end() ? std::string{} : found->second;
    };
    sign.text("SIGN_ERROR", problem("strokes")).text("PHOTO_ERROR", problem("photograph"));
}

void fill_signed_form(Page& page, const Call& call, const FormPage& form, FormState& state,
                      const Refusal* refusal) {
    std::vector<Question> known = form.questions;
    known.push_back({QuestionKind::hidden, "accessories", "Count what goes with it"});
    known.push_back({QuestionKind::hidden, "strokes", "Signature"});
    known.push_back({QuestionKind::hidden, "photograph", "Photograph"});
    if (refusal != nullptr) mark(state, *refusal, known);
    const bool is_unsigned = refusal != nullptr && refusal->code == RefusalCode::agreement_needed &&
                             refusal->fields.empty();
    if (is_unsigned) state.problems = {{"strokes", sentence_of(*refusal)}};
    fill_form(page, call, form, state, nullptr);
    if (refusal == nullptr) return;
    if (refusal->code != RefusalCode::request_id_reused) {
        page.set_everywhere("REQUEST_ID", format(call.request_id));
    }
    page.set_problems(problems_in_order(known, state), name_of(refusal->code));
}

SignedHow signed_how_in(const Form& form) {
    if (form.file || form.fields.text("paper") == "yes") return SignedHow::paper;
    return form.fields.text("strokes").empty() ? SignedHow::none_yet : SignedHow::screen;
}

Signature signature_in(const Form& form) {
    if (form.file) return {"", form.file->content};
    if (form.fields.text("paper") == "yes") return {};
    return {std::string{form.fields.text("strokes")}, ""};
}

std::optional<AgreementName> agreement_in(const Form& form) {
    return parse_agreement_name(form.fields.text("agreement"));
}

Language language_in(const Form& form) {
    return parse_language(form.fields.text("language")).value_or(Language::en);
}

void add_request_code(View view, const WebSettings& settings, const std::string& reference) {
    const std::string payload =
        settings.label_host.empty()
            ? reference
            : "HTTPS://" + capitals(settings.label_host) + "/Q/" + reference;
    const labels::QrMatrix code{payload};
    std::string path;
    for (const labels::QrRun& run : code.runs()) {
        const std::string length = std::to_string(run.length);
        path += "M" + std::to_string(run.x + labels::quiet_modules) + " " +
                std::to_string(run.y + labels::quiet_modules) + "h" + length + "v1h-" + length +
                "z";
    }
    view.set("SIDE", std::to_string(code.size() + 2 * labels::quiet_modules)).set("MODULES", path);
}

}  // namespace kitbank::web
