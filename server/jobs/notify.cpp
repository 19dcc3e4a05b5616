#include "server/jobs/notify.h"

#include <Poco/Logger.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "server/usecase/partners/provider_client.h"

namespace kitbank {
namespace {

using nlohmann::json;

std::int64_t seconds_now() {
    const auto age = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::seconds>(age).count();
}

std::optional<Uuid> general_template(const NotifySettings& settings, Channel channel) {
    switch (channel) {
        case Channel::email:
            return settings.email_template;
        case Channel::text:
            return settings.text_template;
        case Channel::letter:
            break;
    }
    return settings.letter_template;
}

json personalisation_of(const Mail& mail) {
    json values = json::object();
    if (mail.template_id) {
        for (const auto& [name, value] : mail.personalisation) values[name] = value;
    } else {
        values["body"] = mail.text;
        if (mail.channel != Channel::text) values["subject"] = mail.subject;
    }
    return values;
}

void add_postal_lines(json& values, const std::string& address) {
    std::size_t begin = 0;
    for (int number = 1; begin <= address.size(); ++number) {
        const std::size_t end = std::min(address.find('\n', begin), address.size());
        values["address_line_" + std::to_string(number)] = address.substr(begin, end - begin);
        begin = end + 1;
    }
}

// What Notify says went wrong, as a code: "notify 403 AuthError".
std::string error_in(const HttpsAnswer& answer) {
    std::string code = "notify " + std::to_string(answer.status);
    const json body = json::parse(answer.body, nullptr, false);
    if (!body.is_object() || !body.contains("errors") || !body["errors"].is_array()) return code;
    const json& errors = body["errors"];
    if (errors.empty() || !errors[0].is_object() || !errors[0].contains("error")) return code;
    const json& error = errors[0]["error"];
    if (!error.is_string()) return code;
    const std::string name = error.get<std::string>();
    const bool is_word = name.size() <= 40 && std::ranges::all_of(name, [](char c) {
                             return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                         });
    return is_word ? code + " " + name : code;
}

std::string text_in(const std::string& body, const char* name) {
    const json object = json::parse(body, nullptr, false);
    const bool has_it = object.is_object() && object.contains(name) && object[name].is_string();
    return has_it ? object[name].get<std::string>() : "";
}

Delivery delivery_from(const HttpsAnswer& answer) {
    if (answer.status == 201) {
        const auto handed = parse_uuid(text_in(answer.body, "id"));
        return {DeliveryOutcome::sent, "", handed};
    }
    const std::string error = error_in(answer);
    if (answer.status == 403) return {DeliveryOutcome::no_way, error};  // the clock, or the key
    const bool is_ours = answer.status >= 400 && answer.status < 500 && answer.status != 429;
    return {is_ours ? DeliveryOutcome::refused : DeliveryOutcome::later, error};
}

}  // namespace

std::string notify_path(Channel channel) {
    const std::string kind = channel == Channel::text ? "sms" : std::string{name_of(channel)};
    return "/v2/notifications/" + kind;
}

std::optional<std::string> notify_body(const NotifySettings& settings, const Mail& mail,
                                       const Uuid& id) {
    const std::optional<Uuid> template_id =
        mail.template_id ? mail.template_id : general_template(settings, mail.channel);
    if (!template_id) return std::nullopt;
    json body = {{"template_id", format(*template_id)}, {"reference", format(id)}};
    json values = personalisation_of(mail);
    if (mail.channel == Channel::email) body["email_address"] = mail.to;
    if (mail.channel == Channel::text) body["phone_number"] = mail.to;
    if (mail.channel == Channel::letter) add_postal_lines(values, mail.to);
    body["personalisation"] = std::move(values);
    return body.dump(-1, ' ', false, json::error_handler_t::replace);
}

bool NotifyCourier::takes(Channel channel) const {
    return channel != Channel::email || settings_.takes_email;
}

Delivery NotifyCourier::deliver(const Mail& mail, const Uuid& id) {
    const std::optional<std::string> body = notify_body(settings_, mail, id);
    if (!body) return {DeliveryOutcome::refused, "no template"};
    Delivery delivery;
    try {
        delivery = delivery_from(ask("POST", notify_path(mail.channel), *body));
    } catch (const ProviderFailure&) {
        delivery = {DeliveryOutcome::no_way, "notify could not be asked"};
    }
    if (delivery.outcome != DeliveryOutcome::sent)
        Poco::Logger::get("jobs").warning("a message was not taken: " + delivery.error);
    return delivery;
}

std::string NotifyCourier::status_of(const Uuid& handed_id) {
    try {
        const HttpsAnswer answer = ask("GET", "/v2/notifications/" + format(handed_id), "");
        return answer.status == 200 ? text_in(answer.body, "status") : "";
    } catch (const ProviderFailure&) {
        return "";
    }
}

HttpsAnswer NotifyCourier::ask(const std::string& method, const std::string& path,
                               const std::string& body) {
    HttpsCall call;
    call.method = method;
    call.url = settings_.address + path;
    call.body = body;
    call.content_type = "application/json";
    call.authorization = "Bearer " + notify_token(settings_.key, seconds_now());
    return https_call(call, dialler_);
}

}  // namespace kitbank
