#include "server/core/requests/handover.h"

#include <set>

#include "server/core/text.h"

namespace kitbank {

int count_of(const std::vector<CountedAccessory>& accessories) {
    int count = 0;
    for (const CountedAccessory& each : accessories) count += each.count;
    return count;
}

std::vector<CountedAccessory> those_there(std::vector<CountedAccessory> accessories) {
    std::erase_if(accessories, [](const CountedAccessory& each) { return each.count == 0; });
    for (CountedAccessory& each : accessories) each.name = std::string{trimmed(each.name)};
    return accessories;
}

std::string accessories_fault(const std::vector<CountedAccessory>& accessories) {
    if (accessories.size() > accessory_kinds_max) return "Name fewer kinds of accessories.";
    std::set<std::string> names;
    int total = 0;
    for (const CountedAccessory& each : accessories) {
        if (each.name.empty()) return "Name each accessory.";
        if (has_control_characters(each.name, false) ||
            character_count(each.name) > accessory_name_max) {
            return "Give each accessory a name of at most " + std::to_string(accessory_name_max) +
                   " characters.";
        }
        if (!names.insert(each.name).second) return "Name each accessory once.";
        if (each.count < 1 || each.count > accessories_max) {
            return "Count each accessory from 1 to " + std::to_string(accessories_max) + ".";
        }
        total += each.count;
    }
    if (total > accessories_max) {
        return "Not more than " + std::to_string(accessories_max) +
               " accessories go with one item.";
    }
    return "";
}

std::string spoken(const std::vector<CountedAccessory>& accessories) {
    std::string words;
    for (const CountedAccessory& each : accessories) {
        words.append(words.empty() ? "" : ", ");
        words.append(std::to_string(each.count)).append(" ").append(each.name);
    }
    return words.empty() ? "none" : words;
}

}  // namespace kitbank
