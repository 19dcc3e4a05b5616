#include "server/web/pages/data_words.h"

#include "server/web/pages/words.h"

namespace kitbank::web {

std::string signed_text(std::int64_t number) {
    return number < 0 ? "-" + with_commas(-number) : with_commas(number);
}

std::string items_text(ItemKind kind, std::int64_t count) {
    const bool is_one = count == 1 || count == -1;
    if (kind == ItemKind::sim) return signed_text(count) + (is_one ? " SIM" : " SIMs");
    return signed_text(count) + (is_one ? " voucher" : " vouchers");
}

std::string gigabytes_text(std::int64_t gigabytes) { return signed_text(gigabytes) + " GB"; }

std::string change_text(std::int64_t number) {
    return (number > 0 ? "+" : "") + signed_text(number);
}

std::string_view account_text(AccountKind kind) {
    switch (kind) {
        case AccountKind::network:
            return "Given by networks";
        case AccountKind::hub:
            return "On the shelf";
        case AccountKind::reserved:
            return "Set aside";
        case AccountKind::transit:
            return "On its way";
        case AccountKind::person:
            return "Given to people";
        case AccountKind::voided:
            return "Void";
        case AccountKind::expired:
            return "Expired";
    }
    return "";
}

std::string_view posted_text(ItemEvent event) {
    switch (event) {
        case ItemEvent::receipt:
            return "Received";
        case ItemEvent::dispatch:
            return "Sent";
        case ItemEvent::arrival:
            return "Arrived";
        case ItemEvent::reservation:
            return "Set aside";
        case ItemEvent::release:
            return "Put back";
        case ItemEvent::issue:
            return "Given";
        case ItemEvent::activation:
            return "Started";
        case ItemEvent::handback:
            return "Brought back";
        case ItemEvent::end:
            return "Ended";
        case ItemEvent::expiry:
            return "Expired";
        case ItemEvent::voiding:
            return "Void";
        case ItemEvent::recovery:
            return "Found again";
    }
    return "";
}

}  // namespace kitbank::web
