#pragma once
#include <algorithm>
#include <string_view>

#include "server/core/refusal.h"
#include "server/store/rows.h"

namespace kitbank {

// The refusal that a stored code names.
inline RefusalCode refusal_code(std::string_view name) {
    const auto& table = refusal_table();
    const auto row = std::ranges::find(table, name, &RefusalText::name);
    if (row == table.end()) fail_unknown_word();
    return row->code;
}

}  // namespace kitbank
