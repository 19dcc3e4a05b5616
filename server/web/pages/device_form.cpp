#include "server/web/pages/device_form.h"

#include <algorithm>
#include <charconv>

#include "labels/tag.h"
#include "server/usecase/devices/find_devices.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/partners/name_actors.h"
#include "server/usecase/stock/open_hub.h"
#include "server/web/pages/problem_page.h"

namespace kitbank::web {
namespace {

QuestionKind kind_of(const EvidenceField& field) {
    switch (field.kind) {
        case FieldKind::text:
            return QuestionKind::text;
        case FieldKind::number:
            return QuestionKind::whole_number;
        case FieldKind::date:
            return QuestionKind::date;
        case FieldKind::flag:
        case FieldKind::choice:
            return QuestionKind::one_of;
        case FieldKind::line:
            return field.name == "serial" ? QuestionKind::code : QuestionKind::line;
        case FieldKind::id:
            break;
    }
    return QuestionKind::line;
}

std::vector<Option> choices_of(const EvidenceField& field) {
    if (field.kind == FieldKind::flag) return {{"yes", "Yes"}, {"no", "No"}};
    std::vector<Option> options;
    for (const auto& choice : field.choices) {
        options.push_back({std::string(choice.value), std::string(choice.label)});
    }
    return options;
}

Question question_of(const EvidenceField& field) {
    Question question;
    question.kind = kind_of(field);
    question.name = field.name;
    question.label = field.label;
    question.hint = field.hint;
    question.choices = choices_of(field);
    if (!field.required) question.label += " (optional)";
    if (field.kind == FieldKind::number) question.width = 4;
    if (field.name == "battery") question.unit = "%";
    return question;
}

std::string with_zeros(std::string_view digits, std::size_t length) {
    const auto missing = digits.size() < length ? length - digits.size() : 0;
    return std::string(missing, '0') + std::string(digits);
}

// Minutes since midnight of "9:05" or "14:30".
std::optional<int> minutes_of(std::string_view time) {
    const auto colon = time.find(':');
    if (colon == std::string_view::npos || time.size() - colon != 3) return std::nullopt;
    int hour = -1;
    int minute = -1;
    const auto* const end = time.data() + time.size();
    const auto hours = std::from_chars(time.data(), time.data() + colon, hour);
    const auto minutes = std::from_chars(time.data() + colon + 1, end, minute);
    if (hours.ptr != time.data() + colon || minutes.ptr != end) return std::nullopt;
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
    return hour * 60 + minute;
}

}  // namespace

std::vector<Question> questions_of(DeviceEvent event) { return questions_of(event, {}); }

std::vector<Question> questions_of(DeviceEvent event,
                                   std::initializer_list<std::string_view> without) {
    std::vector<Question> questions;
    for (const auto& field : evidence_fields(event)) {
        if (std::ranges::find(without, field.name) != without.end()) continue;
        questions.push_back(question_of(field));
    }
    return questions;
}

Evidence evidence_of(DeviceEvent event, const Form& form) {
    Evidence evidence;
    for (const auto& field : evidence_fields(event)) {
        const std::string name(field.name);
        auto value = field.kind == FieldKind::date ? date_text(form, name)
                                                   : std::string(form.fields.text(name));
        if (!value.empty()) evidence.emplace(name, std::move(value));
    }
    return evidence;
}

std::string date_text(const Form& form, const std::string& name) {
    const auto day = form.fields.text(name + "-day");
    const auto month = form.fields.text(name + "-month");
    const auto year = form.fields.text(name + "-year");
    if (day.empty() && month.empty() && year.empty()) return {};
    return std::string(year) + "-" + with_zeros(month, 2) + "-" + with_zeros(day, 2);
}

Question hub_question(const Call& call, std::string label) {
    Question question{QuestionKind::one_of_many, "hub", std::move(label)};
    const auto hubs = list_hubs(call.caller, call.ports());
    if (!hubs) return question;
    if (!call.caller.hub) question.choices.push_back({"", "Choose a hub"});
    for (const auto& hub : *hubs) question.choices.push_back({hub.code, hub.name});
    return question;
}

void choose_own_hub(FormState& state, const Caller& caller) {
    if (caller.hub && !state.values.contains("hub")) state.values.emplace("hub", caller.hub->code);
}

Result<std::optional<Instant>> moment_of(const Form& form, const std::string& name, Zones& zones) {
    const auto date = date_text(form, name);
    const auto time = form.fields.text(name + "-time");
    if (date.empty() && time.empty()) return std::optional<Instant>();
    const auto day = parse_date(date);
    const auto minutes = minutes_of(time);
    if (!day || !minutes) {
        return Refusal{RefusalCode::invalid_fields,
                       "",
                       {{name, "Enter a real date and a time such as 14:30."}}};
    }
    const LocalTime local = std::chrono::local_days(*day) + std::chrono::minutes(*minutes);
    return zones.to_utc(local, "Europe/London");
}

Result<Tag> tag_named(const Call& call) {
    const auto reading = labels::read_tag(call.param("tag"));
    if (!reading.fault) return Tag{reading.tag};
    return Refusal{RefusalCode::tag_malformed, std::string(labels::sentence(*reading.fault)), {}};
}

Result<Device> device_named(const Call& call) {
    auto device = device_in_hand(call);
    if (device && relation_to(call.caller, *device, Permission::see_devices) != Relation::within) {
        return refusal_elsewhere();
    }
    return device;
}

Result<Device> device_in_hand(const Call& call) {
    const auto tag = tag_named(call);
    if (!tag) return tag.refusal();
    return find_device(call.caller, *tag, call.ports());
}

Names names_for(const Call& call) {
    Names names{name_actors(call.caller, call.ports()), call.caller.actor};
    if (auto hubs = list_hubs(call.caller, call.ports())) names.hubs = std::move(*hubs);
    return names;
}

Response show_refusal(const Call& call, const Refusal& refusal) {
    return problem_page(problem_of(refusal), &call);
}

}  // namespace kitbank::web
