#pragma once
#include <barrier>
#include <cstddef>
#include <deque>
#include <map>
#include <thread>
#include <vector>

namespace kitbank {

// So many people do it at the same moment, each with a number from 0; how often each answer was given.
template <class Action>
auto at_once(std::size_t people, const Action& action) {
    using Answer = decltype(action(std::size_t{0}));
    std::barrier start{static_cast<std::ptrdiff_t>(people)};
    std::deque<Answer> answers(people);  // a vector of bools would share its bytes
    std::vector<std::thread> threads;
    for (std::size_t number = 0; number < people; ++number) {
        threads.emplace_back([&, number] {
            start.arrive_and_wait();
            answers[number] = action(number);
        });
    }
    for (std::thread& thread : threads) thread.join();
    std::map<Answer, int> counts;
    for (const Answer& answer : answers) ++counts[answer];
    return counts;
}

}  // namespace kitbank
