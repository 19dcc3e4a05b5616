#include "server/store/devices/texts.h"

#include <nlohmann/json.hpp>

#include "server/store/json_rows.h"
#include "server/store/rows.h"
#include "server/usecase/ports.h"

namespace kitbank {
namespace {

using Json = nlohmann::json;

template <class T, class Read>
T read_json(std::string_view text, const Read& read) {
    if (text.empty()) return {};
    try {
        return read(Json::parse(text));
    } catch (const Json::exception& error) {
        throw StoreFailure{RefusalCode::internal, std::string{"stored JSON: "} + error.what()};
    }
}

// A list of rows of texts.
template <class T, class Read>
std::vector<T> read_rows(std::string_view text, const Read& read) {
    return read_json<std::vector<T>>(text, [&](const Json& rows) {
        std::vector<T> values;
        for (const Json& row : rows) values.push_back(read(row));
        return values;
    });
}

std::string text_at(const Json& row, std::size_t column) {
    return row.at(column).get<std::string>();
}

Medium medium_from(const Json& row) {
    return {text_at(row, 0), text_at(row, 1), row.at(2).get<std::int64_t>(),
            known(parse_medium_type(text_at(row, 3)))};
}

}  // namespace

std::string to_json(const Evidence& evidence) {
    JsonRows rows;
    for (const auto& [field, value] : evidence) rows.add_row(field, value);
    return rows.text();
}

std::string to_json(const std::vector<Medium>& media) {
    JsonRows rows;
    for (const Medium& medium : media) {
        rows.add_row(medium.serial, medium.model, medium.bytes, name_of(medium.type));
    }
    return rows.text();
}

std::string to_json(const std::vector<Reason>& reasons) {
    JsonRows rows;
    for (const Reason& reason : reasons) rows.add_row(reason.code, reason.sentence);
    return rows.text();
}

std::string to_json(const std::vector<FieldFault>& fields) {
    JsonRows rows;
    for (const FieldFault& fault : fields) rows.add_row(fault.field, fault.sentence);
    return rows.text();
}

std::string to_json(const std::vector<std::string>& lines) {
    JsonRows rows;
    for (const std::string& line : lines) rows.add(line);
    return rows.text();
}

Evidence evidence_from(std::string_view json) {
    return read_json<Evidence>(json, [](const Json& rows) {
        Evidence evidence;
        for (const Json& row : rows) evidence.emplace(text_at(row, 0), text_at(row, 1));
        return evidence;
    });
}

std::vector<Medium> media_from(std::string_view json) {
    return read_rows<Medium>(json, medium_from);
}

std::vector<Reason> reasons_from(std::string_view json) {
    return read_rows<Reason>(json, [](const Json& row) {
        return Reason{text_at(row, 0), text_at(row, 1)};
    });
}

std::vector<FieldFault> fields_from(std::string_view json) {
    return read_rows<FieldFault>(json, [](const Json& row) {
        return FieldFault{text_at(row, 0), text_at(row, 1)};
    });
}

std::vector<std::string> lines_from(std::string_view json) {
    return read_rows<std::string>(json, [](const Json& row) { return row.get<std::string>(); });
}

}  // namespace kitbank
