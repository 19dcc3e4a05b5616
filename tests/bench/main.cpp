// kitbank_bench: prints ratios of Kitbank's hot paths to hand-written references, measured in one
// run. scripts/bench starts the server and the database and calls it.
//
// usage: kitbank_bench --port N --token TOKEN --database URL [--devices N] [--seconds S]
//                      [--rounds N] [--only TEXT]

#include <fmt/format.h>

#include <algorithm>
#include <exception>
#include <map>
#include <stdexcept>

#include "tests/bench/allocation_speed.h"
#include "tests/bench/decisions.h"
#include "tests/bench/intake_speed.h"
#include "tests/bench/label_speed.h"
#include "tests/bench/measure.h"
#include "tests/bench/pairs.h"
#include "tests/bench/queue_speed.h"
#include "tests/bench/statement_speed.h"

namespace kitbank::bench {
namespace {

using Options = std::map<std::string, std::string>;

Options read_options(int count, char** words) {
    Options options{{"--devices", "100000"}, {"--seconds", "3"}, {"--rounds", "3"}, {"--only", ""}};
    for (int place = 1; place + 1 < count; place += 2) options[words[place]] = words[place + 1];
    for (const char* needed : {"--port", "--token", "--database"}) {
        if (!options.contains(needed))
            throw std::runtime_error(fmt::format("{} is missing", needed));
    }
    return options;
}

void print_row(const std::string& name, const Compared& result, double least) {
    fmt::print("{:<38} {:>9.0f} {:>9.0f}   {:>5.2f} [{:.2f}-{:.2f}] {:>7}  {:>7.2f} {:>7.2f}\n",
               name, result.by_hand.per_second, result.kitbank.per_second, result.ratio_median,
               result.ratio_min, result.ratio_max, least > 0 ? fmt::format(">={:.2f}", least) : "",
               result.by_hand.p99_ms, result.kitbank.p99_ms);
    std::fflush(stdout);
}

std::int64_t stored(HandWritten& database, const char* schema) {
    return database.number(fmt::format("SELECT COUNT(*) FROM {}.device_event", schema));
}

// A ratio of work that was not done means nothing: every scan that either side reports is a row.
Compared compare_checked(const Pair& pair, const Plan& plan, HandWritten& database) {
    const auto by_hand = stored(database, "by_hand");
    const auto kitbank = stored(database, "kitbank");
    const Compared result = compare(pair, plan);
    const std::int64_t rows = pair.is_stored ? 1 : 0;
    if (stored(database, "by_hand") - by_hand != rows * result.items_by_hand ||
        stored(database, "kitbank") - kitbank != rows * result.items_kitbank) {
        throw std::runtime_error(pair.name + ": not every item was stored once");
    }
    return result;
}

void run_pairs(const Scheme& scheme, const Plan& plan, const std::string& only) {
    HandWritten database(scheme.database);
    fmt::print("{:<38} {:>9} {:>9}   {:<17} {:>7}  {:>7} {:>7}\n", "", "by hand/s", "Kitbank/s",
               "ratio [min-max]", "asked", "p99 ms", "p99 ms");
    for (const Pair& pair : pairs(scheme)) {
        if (pair.name.find(only) == std::string::npos) continue;
        print_row(pair.name, compare_checked(pair, plan, database), pair.ratio_least);
    }
    const std::string name = "batch of 500 again against first";
    if (name.find(only) != std::string::npos) print_row(name, repeat(scheme, 500, plan), 1.0);
}

// Of the time between two answers of this run, if one core decided for all of them: more than the
// decisions can cost, since several cores answer.
void print_share(const char* name, double microseconds, double per_second) {
    fmt::print("{:<38} {:>9.3f} {:>8.3f}%   asked <5%\n", name, microseconds,
               microseconds * per_second / 1e6 * 100);
}

// Permission checks: the same requests by a manager and by staff of one hub.
void run_reach(const Scheme& scheme, const Plan& plan) {
    const Scheme bound = scheme.bound_to(bench_hub);
    const Compared scans = bound_scan(scheme, bound, plan);
    print_row("scan, one hub against all, 16 clients", scans, 0.95);
    const Compared look_ups = bound_look_up(scheme, bound, plan);
    print_row("look-up, one hub against all, 16", look_ups, 0.95);
    const DecisionTimes times = decision_times(plan.time / 2);
    fmt::print("\n{:<38} {:>9} {:>9}\n", "permission decisions alone", "us each", "share");
    print_share("of a scan", times.scan_us, scans.kitbank.per_second);
    print_share("of a look-up", times.look_up_us, look_ups.kitbank.per_second);
}

void run_labels(int rounds) {
    const auto speeds = label_speeds(rounds);
    fmt::print("\n{:<38} {:>9}   ratio of ours [min-max]\n", "labels", "per s");
    for (const LabelSpeed& speed : speeds) {
        std::vector<double> ratios;
        for (std::size_t round = 0; round < speed.per_second.size(); ++round) {
            ratios.push_back(speeds.front().per_second[round] / speed.per_second[round]);
        }
        auto sorted = speed.per_second;
        std::ranges::sort(sorted);
        std::ranges::sort(ratios);
        fmt::print("{:<38} {:>9.0f}   {:.1f} [{:.1f}-{:.1f}]\n", speed.name,
                   sorted[sorted.size() / 2], ratios[ratios.size() / 2], ratios.front(),
                   ratios.back());
    }
}

// What each round's first took of its second: the median and how far the rounds lie apart.
std::string ratio_text(const std::vector<double>& above, const std::vector<double>& below) {
    std::vector<double> ratios;
    for (std::size_t round = 0; round < above.size(); ++round) {
        ratios.push_back(above[round] / below[round]);
    }
    std::ranges::sort(ratios);
    return fmt::format("{:.2f} [{:.2f}-{:.2f}]", ratios[ratios.size() / 2], ratios.front(),
                       ratios.back());
}

void run_allocation(int rounds) {
    const AllocationSpeed speed = allocation_speed(rounds);
    fmt::print("\n{:<38} {:>9} {:>9}   ratio of times [min-max]\n", "allocation, ms", "LEMON",
               "Kitbank");
    fmt::print("{:<38} {:>9.0f} {:>9.0f}   {}   asked <=3.00\n",
               fmt::format("{} lines, {} proposals, each explained", speed.lines, speed.proposed),
               median(speed.alone_ms), median(speed.ours_ms),
               ratio_text(speed.ours_ms, speed.alone_ms));
    fmt::print("{} nodes, {} arcs, cost {} on both sides\n", speed.nodes, speed.arcs, speed.cost);
}

void print_pages(const char* name, const std::vector<double>& few_ms,
                 const std::vector<double>& many_ms) {
    fmt::print("{:<38} {:>9.2f} {:>9.2f}   {}   asked <=2.00\n", name, median(few_ms),
               median(many_ms), ratio_text(many_ms, few_ms));
}

void run_queue(const Address& database, int rounds) {
    const QueueSpeed speed = queue_speed(database, rounds);
    fmt::print("\n{:<38} {:>9} {:>9}   ratio of times [min-max]\n", "page of the queue, ms",
               speed.few, speed.many);
    print_pages("open requests, 50 shown", speed.few_ms, speed.many_ms);
}

void run_statement(const Address& database, int rounds) {
    const StatementSpeed speed = statement_speed(database, rounds);
    fmt::print("\n{:<38} {:>9} {:>9}   ratio of times [min-max]\n", "page of a statement, ms",
               speed.few, speed.many);
    print_pages("newest 50 postings", speed.few_ms, speed.many_ms);
    print_pages("50 postings of ten days in the middle", speed.few_past_ms, speed.many_past_ms);
}

void run_intake(const Address& database, int rounds) {
    const IntakeSpeed speed = intake_speed(database, rounds);
    const auto lines = static_cast<double>(speed.lines);
    fmt::print("\n{:<38} {:>9} {:>9}   ratio of rates [min-max]\n", "SIMs of a file, per second",
               "LOAD DATA", "Kitbank");
    fmt::print("{:<38} {:>9.0f} {:>9.0f}   {}   asked >=0.33\n",
               fmt::format("{} lines, previewed and loaded", speed.lines),
               lines / median(speed.by_hand_s), lines / median(speed.ours_s),
               ratio_text(speed.by_hand_s, speed.ours_s));
    fmt::print("seconds: previewed in {:.2f}, loaded in {:.2f}\n", median(speed.preview_s),
               median(speed.load_s));
}

void run(const Options& options) {
    Scheme scheme;
    scheme.port = std::stoi(options.at("--port"));
    scheme.token = options.at("--token");
    scheme.database = parse_address(options.at("--database"));
    const Plan plan{std::stoi(options.at("--rounds")),
                    std::chrono::duration<double>(std::stod(options.at("--seconds")))};
    fill(scheme, std::stoul(options.at("--devices")));
    fmt::print("{} devices, {} rounds of {} s a side\n\n", scheme.tags.size(), plan.rounds,
               plan.time.count());
    run_pairs(scheme, plan, options.at("--only"));
    if (std::string("reach").find(options.at("--only")) != std::string::npos) {
        run_reach(scheme, plan);
    }
    if (std::string("allocation").find(options.at("--only")) != std::string::npos) {
        run_allocation(std::max(plan.rounds, 3));
    }
    if (std::string("queue").find(options.at("--only")) != std::string::npos) {
        run_queue(scheme.database, std::max(plan.rounds, 3));
    }
    if (std::string("statement").find(options.at("--only")) != std::string::npos) {
        run_statement(scheme.database, std::max(plan.rounds, 3));
    }
    if (std::string("intake").find(options.at("--only")) != std::string::npos) {
        run_intake(scheme.database, std::max(plan.rounds, 3));
    }
    if (std::string("labels").find(options.at("--only")) != std::string::npos) {
        run_labels(plan.rounds);
    }
}

}  // namespace
}  // namespace kitbank::bench

int main(int count, char** words) {
    try {
        kitbank::bench::run(kitbank::bench::read_options(count, words));
    } catch (const std::exception& error) {
        fmt::print(stderr, "kitbank_bench: {}\n", error.what());
        return 1;
    }
    return 0;
}
