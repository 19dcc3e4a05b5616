#include "tests/bench/measure.h"

#include <algorithm>
#include <exception>
#include <latch>
#include <numeric>
#include <thread>

namespace kitbank::bench {
namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

struct Client {
    Turn turn;
    std::vector<double> turns_ms;
    std::int64_t items = 0;
    std::exception_ptr failure;

    void run_until(Clock::time_point deadline) {
        try {
            for (auto begun = Clock::now(); begun < deadline;) {
                items += turn();
                const auto ended = Clock::now();
                turns_ms.push_back(Seconds(ended - begun).count() * 1000);
                begun = ended;
            }
        } catch (...) {
            failure = std::current_exception();
        }
    }
};

double at_share(const std::vector<double>& sorted, double share) {
    const auto place = static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1));
    return sorted.empty() ? 0 : sorted[place];
}

Speed speed_of(const std::vector<Client>& clients, double seconds) {
    Speed speed;
    std::vector<double> turns_ms;
    for (const Client& client : clients) {
        if (client.failure) std::rethrow_exception(client.failure);
        speed.items += client.items;
        turns_ms.insert(turns_ms.end(), client.turns_ms.begin(), client.turns_ms.end());
    }
    std::ranges::sort(turns_ms);
    speed.per_second = static_cast<double>(speed.items) / seconds;
    speed.p50_ms = at_share(turns_ms, 0.50);
    speed.p99_ms = at_share(turns_ms, 0.99);
    return speed;
}

}  // namespace

Speed measure(int clients_count, Seconds time, const MakeTurn& make_turn) {
    std::vector<Client> clients(static_cast<std::size_t>(clients_count));
    for (int number = 0; Client & client : clients) client.turn = make_turn(number++);
    std::latch start(clients_count + 1);
    std::vector<std::thread> threads;
    Clock::time_point deadline;
    for (Client& client : clients) {
        threads.emplace_back([&] {
            start.arrive_and_wait();
            client.run_until(deadline);
        });
    }
    const auto begun = Clock::now();
    deadline = begun + std::chrono::duration_cast<Clock::duration>(time);
    start.arrive_and_wait();
    for (std::thread& thread : threads) thread.join();
    return speed_of(clients, Seconds(Clock::now() - begun).count());
}

Compared compare(const Pair& pair, const Plan& plan) {
    struct Round {
        Speed by_hand, kitbank;
        double ratio;
    };
    Compared result;
    std::vector<Round> rounds;
    for (int count = 0; count <= plan.rounds; ++count) {
        const auto time = count == 0 ? plan.time / 3 : plan.time;  // the first one only warms
        const Speed by_hand = measure(pair.clients, time, pair.by_hand);
        const Speed kitbank = measure(pair.clients, time, pair.kitbank);
        result.items_by_hand += by_hand.items;
        result.items_kitbank += kitbank.items;
        if (count > 0)
            rounds.push_back({by_hand, kitbank, kitbank.per_second / by_hand.per_second});
    }
    std::ranges::sort(rounds, {}, &Round::ratio);
    const Round& middle = rounds[rounds.size() / 2];
    result.by_hand = middle.by_hand;
    result.kitbank = middle.kitbank;
    result.ratio_median = middle.ratio;
    result.ratio_min = rounds.front().ratio;
    result.ratio_max = rounds.back().ratio;
    return result;
}

double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
}

}  // namespace kitbank::bench
