#pragma once
#include <string>
#include <vector>

namespace kitbank {

// Numbers of days as a column keeps them: "14 7 1".
std::string day_list_text(const std::vector<int>& days);
std::vector<int> day_list_from(const std::string& text);

}  // namespace kitbank
