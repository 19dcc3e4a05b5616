#include "server/web/fields.h"

#include <algorithm>
#include <utility>

#include "server/web/text.h"

namespace kitbank::web {
namespace {

Fault malformed(std::string sentence, std::string where = {}) {
    return {FaultCode::malformed, std::move(sentence), std::move(where)};
}

Parsed<Fields::Field> parse_field(std::string_view pair) {
    const auto equals = pair.find('=');
    auto name = percent_decode(pair.substr(0, equals), true);
    auto value = equals == std::string_view::npos ? std::string()
                                                  : percent_decode(pair.substr(equals + 1), true);
    if (!name || !value) return malformed("A % must be followed by two hexadecimal digits.");
    if (name->empty()) return malformed("A field has no name.");
    if (!is_field_text(*name)) return malformed("A field's name is not plain UTF-8 text.");
    if (name->size() > field_name_bytes_max) return malformed("A field's name is too long.");
    if (!is_field_text(*value)) return malformed("The field is not plain UTF-8 text.", *name);
    if (value->size() > field_value_bytes_max) return malformed("The field is too long.", *name);
    return Fields::Field{std::move(*name), std::move(*value)};
}

}  // namespace

void Fields::add(std::string name, std::string value) {
    fields_.push_back({std::move(name), std::move(value)});
}

std::optional<std::string_view> Fields::find(std::string_view name) const {
    const auto found = std::ranges::find(fields_, name, &Field::name);
    if (found == fields_.end()) return std::nullopt;
    return found->value;
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const Field& field : fields_) {
        if (field.name == name) values.emplace_back(field.value);
    }
    return values;
}

Parsed<Fields> parse_fields(std::string_view encoded) {
    Fields fields;
    while (!encoded.empty()) {
        const auto end = encoded.find('&');
        const auto pair = encoded.substr(0, end);
        encoded.remove_prefix(end == std::string_view::npos ? encoded.size() : end + 1);
        if (pair.empty()) continue;
        if (fields.size() == field_count_max) return malformed("There are more than 100 fields.");
        auto field = parse_field(pair);
        if (!field) return field.fault();
        fields.add(std::move(field.value().name), std::move(field.value().value));
    }
    return fields;
}

bool is_field_text(std::string_view text) {
    const auto is_plain = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 0x20 && byte != 0x7F) || c == '\t' || c == '\n' || c == '\r';
    };
    return std::ranges::all_of(text, is_plain) && is_utf8(text);
}

}  // namespace kitbank::web
