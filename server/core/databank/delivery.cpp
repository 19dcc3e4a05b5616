#include "server/core/databank/delivery.h"

namespace kitbank {

std::string_view label_of(DeliveryState state) {
    switch (state) {
        case DeliveryState::expected:
            return "Expected";
        case DeliveryState::arrived:
            return "Here, being counted";
        case DeliveryState::closed:
            return "Closed";
    }
    return "";
}

std::string in_words_of_count(std::int64_t expected, std::int64_t counted) {
    const std::string words =
        std::to_string(expected) + " expected, " + std::to_string(counted) + " counted: ";
    if (counted < expected) return words + std::to_string(expected - counted) + " short.";
    if (counted > expected) return words + std::to_string(counted - expected) + " over.";
    return words + "complete.";
}

}  // namespace kitbank
