#include "server/store/moment.h"

#include "server/usecase/ports.h"

namespace kitbank {
namespace {

void put(std::string& text, std::size_t end, unsigned number, int digits) {
    for (; digits > 0; --digits, number /= 10) {
        text[--end] = static_cast<char>('0' + number % 10);
    }
}

}  // namespace

std::string to_datetime(Instant instant) {
    const auto day = std::chrono::floor<std::chrono::days>(instant);
    const Date date{day};
    const std::chrono::hh_mm_ss time{instant - day};
    std::string text = "0000-00-00 00:00:00.000000";
    put(text, 4, static_cast<unsigned>(static_cast<int>(date.year())), 4);
    put(text, 7, static_cast<unsigned>(date.month()), 2);
    put(text, 10, static_cast<unsigned>(date.day()), 2);
    put(text, 13, static_cast<unsigned>(time.hours().count()), 2);
    put(text, 16, static_cast<unsigned>(time.minutes().count()), 2);
    put(text, 19, static_cast<unsigned>(time.seconds().count()), 2);
    put(text, 26, static_cast<unsigned>(time.subseconds().count()), 6);
    return text;
}

Instant from_datetime(std::string_view text) {
    std::string standard{text};
    if (standard.size() > 10) standard[10] = 'T';
    const auto instant = parse_instant(standard + "Z");
    if (!instant) throw StoreFailure{RefusalCode::internal, "no moment: " + std::string{text}};
    return *instant;
}

Date from_sql_date(std::string_view text) {
    const auto date = parse_date(text.substr(0, 10));
    if (!date) throw StoreFailure{RefusalCode::internal, "no date: " + std::string{text}};
    return *date;
}

}  // namespace kitbank
