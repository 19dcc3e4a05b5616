#include "server/web/api/answer.h"

#include <algorithm>
#include <charconv>

#include "labels/tag.h"
#include "server/core/text.h"

namespace kitbank::web::api {
namespace {

constexpr std::size_t text_bytes_max = 4096;  // the rules' own limits are all below

std::string range_sentence(std::int64_t least, std::int64_t most) {
    return "Enter a whole number from " + std::to_string(least) + " to " + std::to_string(most) +
           ".";
}

}  // namespace

Response answer(int status, const Json& body) { return Response::json(status, body.dump()); }

Response refused(const Refusal& refusal) { return problem_json(problem_of(refusal)); }

Result<Json> read_object(const Request& request) {
    auto json = parse_json(request.body);
    if (!json) return refusal_of(json.fault());
    if (!json.value().is_object()) {
        return Refusal{RefusalCode::malformed, "The body must be a JSON object.", {}};
    }
    return std::move(json.value());
}

const Json* FieldReader::take(std::string_view name) {
    taken_.emplace(name);
    const auto found = object_.find(name);
    return found == object_.end() || found->is_null() ? nullptr : &*found;
}

std::string FieldReader::text(std::string_view name) {
    const Json* value = take(name);
    if (value == nullptr) return {};
    if (!value->is_string()) {
        fault(name, "This must be a text.");
        return {};
    }
    const auto& text = value->get_ref<const std::string&>();
    if (text.size() <= text_bytes_max) return text;
    fault(name, "This is too long.");
    return {};
}

std::optional<std::int64_t> FieldReader::number(std::string_view name, std::int64_t least,
                                                std::int64_t most) {
    const Json* value = take(name);
    if (value == nullptr) return std::nullopt;
    if (value->is_number_integer()) {
        const auto number = value->get<std::int64_t>();
        if (number >= least && number <= most) return number;
    }
    fault(name, range_sentence(least, most));
    return std::nullopt;
}

bool FieldReader::flag(std::string_view name) {
    const Json* value = take(name);
    if (value == nullptr) return false;
    if (value->is_boolean()) return value->get<bool>();
    fault(name, "This must be true or false.");
    return false;
}

std::optional<Instant> FieldReader::instant(std::string_view name) {
    const std::string written = text(name);
    if (written.empty()) return std::nullopt;
    const auto instant = parse_instant(written);
    if (!instant) fault(name, std::string(instant_sentence));
    return instant;
}

const Json* FieldReader::list(std::string_view name) {
    const Json* value = take(name);
    if (value == nullptr || value->is_array()) return value;
    fault(name, "This must be a list.");
    return nullptr;
}

bool FieldReader::has(std::string_view name) const {
    const auto found = object_.find(name);
    return found != object_.end() && !found->is_null();
}

std::vector<std::string> FieldReader::others() const {
    std::vector<std::string> names;
    for (const auto& [name, value] : object_.items()) {
        if (!taken_.contains(name) && !value.is_null()) names.push_back(name);
    }
    return names;
}

void FieldReader::fault(std::string_view name, std::string sentence) {
    faults_.push_back({path_ + std::string(name), std::move(sentence)});
}

void FieldReader::refuse_others() {
    for (const std::string& name : others()) fault(name, "This call has no such field.");
}

std::optional<Refusal> FieldReader::refusal() const {
    if (faults_.empty()) return std::nullopt;
    return Refusal{RefusalCode::invalid_fields, "", faults_};
}

Result<Tag> read_tag(std::string_view text) {
    labels::TagReading reading = labels::read_tag(text);
    if (!reading.fault) return Tag{std::move(reading.tag)};
    return Refusal{RefusalCode::tag_malformed, std::string(labels::sentence(*reading.fault)), {}};
}

std::optional<Refusal> check_query(const Fields& query,
                                   std::initializer_list<std::string_view> known) {
    std::vector<FieldFault> faults;
    for (const auto& field : query) {
        if (std::ranges::find(known, field.name) == known.end()) {
            faults.push_back({field.name, "This call has no such parameter."});
        } else if (query.all(field.name).size() > 1) {
            faults.push_back({field.name, "Give this once."});
        }
    }
    if (faults.empty()) return std::nullopt;
    return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
}

Result<std::int64_t> query_number(const Fields& query, std::string_view name, std::int64_t fallback,
                                  std::int64_t least, std::int64_t most) {
    const auto text = query.find(name);
    if (!text) return fallback;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    const bool whole = error == std::errc() && end == text->data() + text->size() && !text->empty();
    if (whole && number >= least && number <= most) return number;
    return Refusal{
        RefusalCode::invalid_fields, "", {{std::string(name), range_sentence(least, most)}}};
}

Result<std::string> query_line(const Fields& query, std::string_view name,
                               std::size_t characters_max) {
    std::string line(query.text(name));
    std::string sentence = line_fault(line, characters_max);
    if (sentence.empty()) return line;
    return Refusal{RefusalCode::invalid_fields, "", {{std::string(name), std::move(sentence)}}};
}

std::string line_fault(std::string_view line, std::size_t characters_max) {
    if (has_control_characters(line, false)) {
        return "Remove the characters that cannot be printed.";
    }
    if (character_count(line) <= characters_max) return {};
    return "Shorten this to " + std::to_string(characters_max) + " characters.";
}

}  // namespace kitbank::web::api
