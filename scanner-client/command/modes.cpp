#include "scanner-client/command/modes.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <ctime>

#include "server/core/devices/serial.h"
#include "server/core/reference.h"

namespace kitbank::scanner {
namespace {

using enum DeviceEvent;

constexpr std::string_view receive_details =
    "A device that nobody announced needs --kind, --make and --model; one that was pledged under\n"
    "this tag needs none of them.\n";

constexpr std::string_view handover_details =
    "With --request Q-... nothing else is needed but --accessories. Without it and without\n"
    "--recipient, scan the code of a request first, then its item.\n";

bool has_field(DeviceEvent event, std::string_view name) {
    return std::ranges::any_of(evidence_fields(event),
                               [&](const EvidenceField& field) { return field.name == name; });
}

std::string sentence_of_fields(const Refusal& refusal) {
    std::string text;
    for (const FieldFault& fault : refusal.fields)
        text += (text.empty() ? "--" : " --") + fault.field + ": " + fault.sentence;
    return text;
}

bool is_handover(DeviceEvent event) { return event == loan || event == gift; }

// As typed, in either case; what is no request of Kitbank's stays as it is.
void write_request_plainly(Evidence& given) {
    const auto request = given.find("request");
    if (request == given.end() ||
        !(request->second.starts_with("Q-") || request->second.starts_with("q-")))
        return;
    if (const auto reference = parse_request_reference(request->second))
        request->second = *reference;
}

// For a request of Kitbank's the server knows the recipient, and makes the agreement's number.
Result<Evidence> checked_for_request(DeviceEvent event, const Evidence& given) {
    Evidence whole = given;
    whole.insert({{"recipient", "-"}, {"agreement", "-"}});
    Result<Evidence> result = check_evidence(event, whole);
    if (!result) return result;
    for (const char* name : {"recipient", "agreement"})
        if (!given.contains(name)) result->erase(name);
    return result;
}

// A pledged device says no make again; everything that is given is checked all the same.
Result<Evidence> checked(DeviceEvent event, const Evidence& given) {
    const bool is_for_request =
        is_handover(event) && !given.contains("recipient") &&
        (!given.contains("request") || is_request_reference(given.at("request")));
    if (is_for_request) return checked_for_request(event, given);
    const bool is_known_already = event == intake && !given.contains("kind") &&
                                  !given.contains("make") && !given.contains("model");
    if (!is_known_already) return check_evidence(event, given);
    Evidence whole = given;
    whole.insert({{"kind", "laptop"}, {"make", "-"}, {"model", "-"}});
    Result<Evidence> result = check_evidence(event, whole);
    if (result)
        for (const char* name : {"kind", "make", "model"}) result->erase(name);
    return result;
}

std::optional<Medium> parse_medium(const std::string& text) {
    std::vector<std::string> parts;
    std::size_t from = 0;
    // The model may hold commas; serial, bytes and type may not.
    const auto first = text.find(',');
    const auto last = text.rfind(',');
    if (first == std::string::npos) return std::nullopt;
    const auto middle = text.rfind(',', last - 1);
    if (middle == std::string::npos || middle <= first || last <= middle) return std::nullopt;
    for (const auto end : {first, middle, last, text.size()}) {
        parts.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    Medium medium{canonical_serial(parts[0]), parts[1], 0, MediumType::unknown};
    const std::string& bytes = parts[2];
    const char* end = bytes.data() + bytes.size();
    const bool whole = bytes.empty() || std::from_chars(bytes.data(), end, medium.bytes).ptr == end;
    const auto type = parse_medium_type(parts[3].empty() ? "unknown" : parts[3]);
    if (!whole || medium.bytes < 0 || !type || !is_usable_serial(medium.serial))
        return std::nullopt;
    medium.type = *type;
    return medium;
}

std::optional<UsageFault> read_media(const Arguments& arguments, Orders& orders) {
    for (const std::string& text : arguments.all("medium")) {
        const auto medium = parse_medium(text);
        if (!medium)
            return UsageFault{
                "--medium is SERIAL,MODEL,BYTES,TYPE, for example "
                "S3Z9NB0K,Samsung 860,500107862016,ssd",
                arguments.command};
        orders.media.push_back(*medium);
    }
    return std::nullopt;
}

std::optional<UsageFault> read_time(const Arguments& arguments, Instant now, Orders& orders) {
    if (!arguments.has("at")) return std::nullopt;
    orders.at = parse_time(arguments.text("at"), now);
    if (!orders.at)
        return UsageFault{"--at is a time such as 14:30 or 2026-11-21 14:30.", arguments.command};
    if (*orders.at > now)
        return UsageFault{"The time of --at has not come yet.", arguments.command};
    return std::nullopt;
}

}  // namespace

const std::vector<Mode>& modes() {
    static const std::vector<Mode> all = {
        {"receive", "take devices in", receive_details, {intake}},
        {"shelve", "put devices on a shelf or move them to this hub", "", {move}},
        {"hand-over", "give devices out on loan or as a gift", handover_details, {loan, gift}},
        {"take-back", "take devices back from borrowers", "", {handback}},
    };
    return all;
}

const Mode* find_mode(const std::string& name) {
    const auto found = std::ranges::find(modes(), name, &Mode::name);
    return found == modes().end() ? nullptr : &*found;
}

std::variant<Orders, UsageFault> read_orders(const Mode& mode, const Arguments& arguments,
                                             const std::string& hub, Instant now) {
    Orders orders;
    orders.event = arguments.has("gift") ? gift : mode.events.front();
    orders.hub = arguments.has("hub") ? arguments.text("hub") : hub;
    if (orders.hub.empty()) return UsageFault{"Which hub? Name it with --hub.", arguments.command};
    Evidence given;
    for (const auto& option : arguments.options) {
        const std::string& name = option.first;
        const bool is_evidence = std::ranges::any_of(
            mode.events, [&](DeviceEvent event) { return has_field(event, name); });
        if (!is_evidence) continue;
        if (!has_field(orders.event, name))
            return UsageFault{"--" + name + " is not for a gift.", arguments.command};
        given[name] = option.second;
    }
    write_request_plainly(given);
    const Result<Evidence> evidence = checked(orders.event, given);
    if (!evidence) return UsageFault{sentence_of_fields(evidence.refusal()), arguments.command};
    orders.evidence = *evidence;
    orders.takes_requests = is_handover(orders.event);
    orders.needs_request =
        orders.takes_requests && !given.contains("recipient") && !given.contains("request");
    if (auto fault = read_media(arguments, orders)) return *fault;
    if (auto fault = read_time(arguments, now, orders)) return *fault;
    return orders;
}

std::optional<Instant> parse_time(const std::string& text, Instant now) {
    if (auto instant = parse_instant(text)) return instant;
    const std::time_t today = std::chrono::system_clock::to_time_t(now);
    std::tm local{};
    localtime_r(&today, &local);
    int used = 0;
    const int size = static_cast<int>(text.size());
    int year = 0;
    int month = 0;
    const bool has_date = std::sscanf(text.c_str(), "%4d-%2d-%2d %2d:%2d%n", &year, &month,
                                      &local.tm_mday, &local.tm_hour, &local.tm_min, &used) == 5;
    const bool has_time = !has_date && std::sscanf(text.c_str(), "%2d:%2d%n", &local.tm_hour,
                                                   &local.tm_min, &used) == 2;
    if ((!has_date && !has_time) || used != size) return std::nullopt;
    if (has_date) {
        local.tm_year = year - 1900;
        local.tm_mon = month - 1;
    }
    local.tm_sec = 0;
    local.tm_isdst = -1;
    const std::tm asked = local;
    const std::time_t seconds = std::mktime(&local);
    const bool is_real = seconds >= 0 && asked.tm_mday == local.tm_mday &&
                         asked.tm_mon == local.tm_mon && asked.tm_min == local.tm_min &&
                         asked.tm_hour >= 0 && asked.tm_hour < 24;
    if (!is_real) return std::nullopt;
    return Instant{std::chrono::seconds{seconds}};
}

}  // namespace kitbank::scanner
