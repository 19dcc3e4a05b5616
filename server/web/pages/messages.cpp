#include "server/usecase/notices/message_words.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/pages.h"

// What people are told, in the scheme's own words or the house's.
namespace kitbank::web::pages {
namespace {

constexpr std::string_view list_url = "/organisation/messages";

std::string_view language_text(Language language) {
    return language == Language::cy ? "Welsh" : "English";
}

std::string_view channel_text(Channel channel) {
    switch (channel) {
        case Channel::email:
            return "e-mail";
        case Channel::text:
            return "text";
        case Channel::letter:
            break;
    }
    return "letter";
}

std::string kind_url(MessageKind kind) {
    return std::string{list_url} + "/kind?kind=" + std::string{name_of(kind)};
}

std::string words_url(const MessageKey& key) {
    return std::string{list_url} + "/words?kind=" + std::string{name_of(key.kind)} +
           "&language=" + std::string{name_of(key.language)} +
           "&channel=" + std::string{name_of(key.channel)};
}

std::string who_is_told(const MessageRow& row) {
    if (!row.asker && !row.worker) return "The resident who has it, where they agreed to be told";
    std::string who;
    if (row.asker) who += "Who asked";
    if (row.worker) who += who.empty() ? "Who works on it" : ", who works on it";
    if (row.resident) who += ", and the resident where they chose to be told";
    return who;
}

ListRow row_of_kind(MessageKind kind, const std::vector<MessageTemplate>& words) {
    const auto own = std::ranges::count_if(
        words, [&](const MessageTemplate& each) { return each.kind == kind && each.version > 0; });
    const MessageRow& row = kitbank::row_of(kind);
    return {std::string{row.label}, kind_url(kind), who_is_told(row),
            own == 0 ? "" : std::to_string(own) + " in your own words"};
}

ListRow row_of_words(const MessageTemplate& words) {
    const MessageKey key{words.kind, words.language, words.channel};
    std::string title{language_text(words.language)};
    title.append(", ").append(channel_text(words.channel));
    return {title, words_url(key), words.text.subject,
            words.version == 0 ? "Kitbank's words" : "Your own words"};
}

std::optional<MessageKey> key_in(const Fields& fields) {
    const auto kind = parse_message_kind(fields.text("kind"));
    const auto language = parse_language(fields.text("language"));
    const auto channel = parse_channel(fields.text("channel"));
    if (!kind || !language || !channel) return std::nullopt;
    return MessageKey{*kind, *language, *channel};
}

FormPage words_form(const MessageKey& key) {
    QuestionGroup group;
    group.title = "The words";
    if (key.channel != Channel::text) {
        group.questions.push_back({QuestionKind::line, "subject", "Subject",
                                   "Others may see it: nothing personal may stand in it"});
    }
    const std::size_t most =
        key.channel == Channel::text ? text_characters_max : body_characters_max;
    group.questions.push_back(
        {QuestionKind::text, "body", "What it says", std::to_string(most) + " characters at most"});
    group.questions.push_back(
        {QuestionKind::line, "notify_template", "Template ID at GOV.UK Notify (optional)",
         "When you keep the same words there. Without it the general template is filled"});
    group.button = {"preview", "Preview"};
    FormPage form;
    form.groups = {std::move(group)};
    form.questions = {{QuestionKind::hidden, "kind", ""},
                      {QuestionKind::hidden, "language", ""},
                      {QuestionKind::hidden, "channel", ""},
                      {QuestionKind::hidden, "version", ""}};
    return form;
}

FormState state_of(const MessageTemplate& words) {
    FormState state;
    state.values = {
        {"kind", std::string{name_of(words.kind)}},
        {"language", std::string{name_of(words.language)}},
        {"channel", std::string{name_of(words.channel)}},
        {"subject", words.text.subject},
        {"body", words.text.body},
        {"notify_template", words.notify_template ? format(*words.notify_template) : ""},
        {"version", std::to_string(words.version)}};
    return state;
}

MessageText text_in(const Fields& fields) {
    return {std::string{fields.text("subject")}, std::string{fields.text("body")}};
}

// `text` as it would arrive; what is wrong with it is shown beside the form instead.
Response show_words(const Call& call, const MessageKey& key, FormState state,
                    const MessageText& text, const Refusal* refusal) {
    const FormPage form = words_form(key);
    const MessageRow& row = kitbank::row_of(key.kind);
    if (refusal != nullptr) mark(state, *refusal, all_questions(form.groups, form.questions));
    SitePage page(call, "notices/words.tpl", row.label, Place::organisation);
    page.leave_scan_box();
    page.set_back(kind_url(key.kind), row.label);
    fill_form(page, call, form, state, refusal);
    auto main = page.main();
    std::string caption{language_text(key.language)};
    main.set("CAPTION", caption.append(", ").append(channel_text(key.channel)));
    main.set("HEADING", row.label).set("CANCEL_URL", kind_url(key.kind));
    if (key.channel != Channel::email && !call.services.settings.sends_texts)
        main.text("INTRO",
                  "GOV.UK Notify is not set up here, so that no texts and letters are sent.");
    const auto preview = preview_message_words(call.caller, key, text);
    main.text("SUBJECT", preview ? preview->subject : "");
    main.set("BODY", preview ? preview->body : "Put right what is wrong below to see it.");
    for (const Placeholder& each : placeholders_of(key.kind)) {
        main.add("PLACEHOLDER")
            .set("PLACEHOLDER_NAME", each.name)
            .set("PLACEHOLDER_LABEL", each.label);
    }
    return page.answer(refusal == nullptr ? 200 : status_of(refusal->code));
}

}  // namespace

Response list_messages_here(const Call& call) {
    const auto words = message_words(call.caller, std::nullopt, call.ports());
    if (!words) return show_refusal(call, words.refusal());
    ListPage list{"Messages"};
    list.intro =
        "What people are told, and who. Each has words of Kitbank's in English and Welsh, for "
        "e-mails, texts and letters; write your own where you like.";
    if (!call.services.settings.sends_texts)
        list.intro += " GOV.UK Notify is not set up here, so that only e-mails are sent.";
    list.back = {"/organisation", "Organisation"};
    list.links = {{"/organisation/letters", "What was sent, and what could not be"}};
    ListGroup group{"When it is sent"};
    for (const std::string_view name : message_kind_names)
        group.rows.push_back(row_of_kind(*parse_message_kind(name), *words));
    list.groups = {group};
    return show_list(call, list);
}

Response list_message_kind_here(const Call& call) {
    const auto kind = parse_message_kind(call.request.query.text("kind"));
    if (!kind) return show_refusal(call, {RefusalCode::not_found, "", {}});
    const auto words = message_words(call.caller, kind, call.ports());
    if (!words) return show_refusal(call, words.refusal());
    ListPage list{std::string{kitbank::row_of(*kind).label}};
    list.intro = "Told: " + who_is_told(kitbank::row_of(*kind)) + ".";
    list.back = {std::string{list_url}, "Messages"};
    if (call.request.query.has("done")) list.message = "The words are saved.";
    ListGroup group{"The words"};
    for (const MessageTemplate& each : *words) group.rows.push_back(row_of_words(each));
    list.groups = {group};
    return show_list(call, list);
}

Response show_message_words(const Call& call) {
    const auto key = key_in(call.request.query);
    if (!key) return show_refusal(call, {RefusalCode::not_found, "", {}});
    const auto words = message_words_at(call.caller, *key, call.ports());
    if (!words) return show_refusal(call, words.refusal());
    return show_words(call, *key, state_of(*words), words->text, nullptr);
}

Response save_message_words_here(const Call& call) {
    const Fields& fields = call.form.fields;
    const auto key = key_in(fields);
    if (!key) return show_refusal(call, {RefusalCode::malformed, "", {}});
    const MessageText text = text_in(fields);
    if (fields.text("more") == "preview") {
        const auto preview = preview_message_words(call.caller, *key, text);
        return show_words(call, *key, typed(call.form), text,
                          preview ? nullptr : &preview.refusal());
    }
    const auto saved = save_message_words(
        {call.request_id, call.caller, *key, text, std::string{fields.text("notify_template")},
         version_seen(call.form).value_or(0)},
        call.ports());
    if (!saved) return show_words(call, *key, typed(call.form), text, &saved.refusal());
    return Response::see_other(kind_url(key->kind) + "&done=saved");
}

}  // namespace kitbank::web::pages
