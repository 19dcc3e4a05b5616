#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "server/usecase/records.h"

namespace kitbank {

// Lists and maps that are kept as JSON text in one column, because nobody asks for a part of them.
std::string to_json(const Evidence& evidence);
std::string to_json(const std::vector<Medium>& media);
std::string to_json(const std::vector<Reason>& reasons);
std::string to_json(const std::vector<FieldFault>& fields);
std::string to_json(const std::vector<std::string>& lines);

// The other way; text that was not written by the above throws StoreFailure. Empty text is nothing.
Evidence evidence_from(std::string_view json);
std::vector<Medium> media_from(std::string_view json);
std::vector<Reason> reasons_from(std::string_view json);
std::vector<FieldFault> fields_from(std::string_view json);
std::vector<std::string> lines_from(std::string_view json);

}  // namespace kitbank
