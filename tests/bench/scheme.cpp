#include "tests/bench/scheme.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <random>
#include <stdexcept>

namespace kitbank::bench {
namespace {

constexpr std::size_t tags_at_once = 1000;
constexpr std::size_t events_at_once = 500;

std::mt19937_64& chance() {
    thread_local std::mt19937_64 random{std::random_device{}()};
    return random;
}

nlohmann::json expect(const Answer& answer, int status, const char* what) {
    if (answer.status == status) return nlohmann::json::parse(answer.body);
    throw std::runtime_error(fmt::format("{}: {} {}", what, answer.status, answer.body));
}

void make_hubs(const Scheme& scheme) {
    HttpClient client = scheme.connect();
    const auto known = expect(client.get("/api/v1/hubs?limit=200"), 200, "hubs").dump();
    for (int number = 1; number <= hub_count; ++number) {
        if (known.find(hub_code(number)) != std::string::npos) continue;
        const nlohmann::json hub{{"code", hub_code(number)},
                                 {"name", fmt::format("Bench hub {}", number)}};
        expect(client.post("/api/v1/hubs", draw_uuid(), hub.dump()), 201, "hub");
    }
}

nlohmann::json intake(const std::string& tag, std::size_t number) {
    return {{"id", draw_uuid()},        {"seq", number},
            {"at", now_text()},         {"tag", tag},
            {"event", "intake"},        {"hub", hub_code(static_cast<int>(number) % hub_count + 1)},
            {"kind", "laptop"},         {"make", "Dell"},
            {"model", "Latitude 5400"}, {"serial", fmt::format("BENCH{:08}", number)}};
}

void deliver(HttpClient& client, std::span<const nlohmann::json> events) {
    const nlohmann::json delivery{
        {"scanner", "bench-intake"}, {"count", events.size()}, {"events", events}};
    const auto answer =
        expect(client.post("/api/v1/scans", draw_uuid(), delivery.dump()), 200, "intakes");
    if (answer.at("applied") != events.size()) throw std::runtime_error(answer.dump());
}

void receive_thousand(HttpClient& client, std::size_t first_number) {
    const std::string wish = fmt::format(R"({{"count":{}}})", tags_at_once);
    const Answer printed = client.post("/api/v1/tags", draw_uuid(), wish);
    if (printed.status / 100 != 2) throw std::runtime_error(printed.body);
    std::vector<nlohmann::json> events;
    const auto batch = nlohmann::json::parse(printed.body);
    for (const auto& tag : batch.at("tags")) {
        events.push_back(intake(tag.get<std::string>(), first_number++));
        if (events.size() == events_at_once) {
            deliver(client, events);
            events.clear();
        }
    }
}

}  // namespace

Scheme Scheme::bound_to(int hub) const {
    HttpClient client = connect();
    const nlohmann::json wish{
        {"name", "bench at one hub"}, {"role", "hub_staff"}, {"hub", hub_code(hub)}, {"days", 1}};
    const auto issued =
        expect(client.post("/api/v1/tokens", draw_uuid(), wish.dump()), 201, "token");
    return {port, issued.at("secret").get<std::string>(), database, tags};
}

const std::string& Scheme::random_tag() const { return tags[chance()() % tags.size()]; }

std::string hub_code(int number) { return fmt::format("B{:03}", number); }

void fill(Scheme& scheme, std::size_t devices) {
    make_hubs(scheme);
    HandWritten database(scheme.database);
    HttpClient client = scheme.connect();
    const auto stored = static_cast<std::size_t>(
        database.number("SELECT COALESCE(MAX(id), 0) FROM kitbank.device"));
    for (std::size_t done = stored; done < devices; done += tags_at_once) {
        receive_thousand(client, done + 1);
        if (done % 10'000 == 0) fmt::print(stderr, "{} of {} devices received\n", done, devices);
    }
    scheme.tags = database.texts(fmt::format(
        "SELECT tag FROM kitbank.device WHERE state = 'received' ORDER BY id LIMIT {}", devices));
    if (scheme.tags.size() < devices) throw std::runtime_error("not every device was received");
    database.fill(scheme.tags);
    std::shuffle(scheme.tags.begin(), scheme.tags.end(), std::mt19937_64{1});
}

std::span<const std::string> Slices::next() {
    const std::size_t slices = tags_.size() / size_;
    return tags_.subspan(taken_++ % slices * size_, size_);
}

std::string draw_uuid() {
    const std::uint64_t high = (chance()() & ~0xF000ULL) | 0x4000ULL;
    const std::uint64_t low = (chance()() & ~(3ULL << 62U)) | (1ULL << 63U);
    return fmt::format("{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", high >> 32U, (high >> 16U) & 0xFFFFU,
                       high & 0xFFFFU, low >> 48U, low & 0xFFFFFFFFFFFFULL);
}

std::string now_text() {
    const auto now =
        std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:06}Z",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(second)),
                       (now - second).count());
}

}  // namespace kitbank::bench
