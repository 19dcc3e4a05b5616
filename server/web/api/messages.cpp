#include "server/web/api/messages.h"

#include "server/usecase/notices/follow_letters.h"
#include "server/usecase/notices/message_words.h"
#include "server/web/api/answer.h"

namespace kitbank::web::api {
namespace {

Json present(const MessageTemplate& words) {
    Json row{{"kind", name_of(words.kind)},       {"language", name_of(words.language)},
             {"channel", name_of(words.channel)}, {"subject", words.text.subject},
             {"body", words.text.body},           {"notify_template", nullptr},
             {"version", words.version}};
    if (words.notify_template) row["notify_template"] = format(*words.notify_template);
    Json names = Json::array();
    for (const Placeholder& each : placeholders_of(words.kind)) names.push_back(each.name);
    row["placeholders"] = std::move(names);
    return row;
}

template <class Value>
Value read_word(FieldReader& fields, std::string_view name, const std::optional<Value>& value) {
    if (!value) fields.fault(name, "This is none of the words that the description lists.");
    return value.value_or(Value{});
}

MessageKey read_key(FieldReader& fields) {
    MessageKey key;
    key.kind = read_word(fields, "kind", parse_message_kind(fields.text("kind")));
    key.language = read_word(fields, "language", parse_language(fields.text("language")));
    key.channel = read_word(fields, "channel", parse_channel(fields.text("channel")));
    return key;
}

MessageText read_text(FieldReader& fields) {
    MessageText text;
    text.subject = fields.text("subject");
    text.body = fields.text("body");
    return text;
}

// The same whatever bytes differ and wherever: compared by their digests.
bool is_same_secret(std::string_view given, std::string_view wanted, Crypto& crypto) {
    return crypto.digest(given) == crypto.digest(wanted);
}

bool is_notify(const Call& call) {
    constexpr std::string_view scheme = "Bearer ";
    const std::string& wanted = call.services.settings.notify_callback_token;
    const std::string_view given = call.request.headers.text("authorization");
    return !wanted.empty() && given.starts_with(scheme) &&
           is_same_secret(given.substr(scheme.size()), wanted, call.ports().crypto);
}

std::string text_in(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

}  // namespace

Response list_message_words(const Call& call) {
    if (auto refusal = check_query(call.request.query, {"kind"})) return refused(*refusal);
    const std::string_view name = call.request.query.text("kind");
    const auto kind = parse_message_kind(name);
    if (!name.empty() && !kind) {
        return refused({RefusalCode::invalid_fields, "", {{"kind", "There is no such kind."}}});
    }
    const auto words = kitbank::message_words(call.caller, kind, call.ports());
    if (!words) return refused(words.refusal());
    Json items = Json::array();
    for (const MessageTemplate& each : *words) items.push_back(present(each));
    return answer(200, {{"items", std::move(items)}});
}

Response save_message_words(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields{*body, ""};
    SaveMessageWords command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.key = read_key(fields);
    command.text = read_text(fields);
    command.notify_template = fields.text("notify_template");
    command.version =
        static_cast<std::uint32_t>(fields.number("version", 0, 1'000'000'000).value_or(0));
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const auto saved = kitbank::save_message_words(command, call.ports());
    return saved ? answer(200, present(*saved)) : refused(saved.refusal());
}

Response preview_message_words(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields{*body, ""};
    const MessageKey key = read_key(fields);
    const MessageText text = read_text(fields);
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    const auto preview = kitbank::preview_message_words(call.caller, key, text);
    if (!preview) return refused(preview.refusal());
    return answer(200, {{"subject", preview->subject}, {"body", preview->body}});
}

// Its other fields, of which some are personal, are not looked at. It tells again what it could not
// tell, so whatever is not understood is taken and forgotten.
Response take_notify_callback(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    if (!is_notify(call)) return refused({RefusalCode::unauthenticated, "", {}});
    if (const auto id = parse_uuid(text_in(*body, "id")))
        take_status(*id, text_in(*body, "status"), call.ports());
    return answer(200, {{"taken", true}});
}

}  // namespace kitbank::web::api
