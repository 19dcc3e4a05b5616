#include "server/store/day_list.h"

#include <sstream>

namespace kitbank {

std::string day_list_text(const std::vector<int>& days) {
    std::string text;
    for (const int day : days) text += (text.empty() ? "" : " ") + std::to_string(day);
    return text;
}

std::vector<int> day_list_from(const std::string& text) {
    std::istringstream numbers{text};
    std::vector<int> days;
    for (int day = 0; numbers >> day;) days.push_back(day);
    return days;
}

}  // namespace kitbank
