#include "server/usecase/devices/event_combiner.h"

#include <doctest/doctest.h>

#include <map>
#include <thread>

#include "tests/support/world.h"

using namespace kitbank;
using namespace std::chrono_literals;

namespace {

// The store behind a gate: while it is shut, writes gather in front of it.
class GateStore : public Store {
  public:
    explicit GateStore(Store& store) : store_(store) {}

    void read(const std::function<void(Reader&)>& questions) override { store_.read(questions); }

    void write(const std::function<bool(Transaction&)>& operation) override {
        int number = 0;
        {
            std::unique_lock lock{mutex_};
            number = ++writes_;
            changed_.notify_all();
            changed_.wait(lock, [&] { return is_open_; });
        }
        if (failures_.contains(number)) throw StoreFailure{failures_.at(number), "as planned"};
        store_.write(operation);
    }

    void shut() { is_open_ = false; }
    void open() {
        const std::scoped_lock lock{mutex_};
        is_open_ = true;
        changed_.notify_all();
    }
    void await_writes(int count) {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return writes_ >= count; });
    }
    void fail_write(int number, RefusalCode code) { failures_[number] = code; }
    [[nodiscard]] int writes() const { return writes_; }

  private:
    Store& store_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool is_open_ = true;
    int writes_ = 0;
    std::map<int, RefusalCode> failures_;
};

// Ten moves of ten devices that come while two commits are under way: writes 1 and 2 are those two,
// write 3 is the first that can hold company.
struct Rush {
    static constexpr std::size_t crowd = 10;

    Rush() {
        for (std::size_t i = 0; i < crowd + 2; ++i) {
            const Device device = world.device_in(DeviceState::received);
            moves.push_back(world.step(device.tag, DeviceEvent::move, {{"shelf", "B1"}}));
        }
        answers.resize(moves.size());
        codes.resize(moves.size(), "none");
    }

    void run() {
        gate.shut();
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < moves.size(); ++i) {
            threads.emplace_back([this, i] { send(i); });
            if (i < 2) gate.await_writes(static_cast<int>(i) + 1);
        }
        std::this_thread::sleep_for(200ms);  // the crowd gets as far as it can
        CHECK(gate.writes() == EventCombiner::commits_at_once_max);
        gate.open();
        for (std::thread& thread : threads) thread.join();
    }

    void send(std::size_t i) {
        try {
            answers[i] = combiner.record(moves[i]);
        } catch (const StoreFailure& failure) {
            codes[i] = name_of(failure.code());
        }
    }

    World world;
    GateStore gate{world.store};
    Ports ports{gate, world.clock, world.crypto, world.zones, world.safe, world.flow};
    EventCombiner combiner{ports};
    std::vector<RecordEvent> moves;
    std::vector<std::optional<RecordedEvent>> answers;
    std::vector<std::string> codes;
};

}  // namespace

TEST_CASE("a wish that comes alone is recorded or refused as it is without company") {
    World world;
    EventCombiner combiner{world.ports};
    const Device device = world.device_in(DeviceState::received);
    const RecordEvent move = world.step(device.tag, DeviceEvent::move, {{"shelf", "B1"}});
    CHECK(combiner.record(move).outcome == ScanOutcome::applied);
    CHECK(combiner.record(move).outcome == ScanOutcome::duplicate);
    const RecordedEvent refused = combiner.record(world.step(
        device.tag, DeviceEvent::handback, {{"condition", "good"}, {"accessories", "0"}}));
    CHECK(refused.outcome == ScanOutcome::refused);
    CHECK(refused.refusal->code == RefusalCode::not_on_loan);
}

TEST_CASE("wishes that come while commits are under way go together") {
    Rush rush;
    rush.run();
    CHECK(rush.gate.writes() < static_cast<int>(Rush::crowd));
    for (std::size_t i = 0; i < rush.moves.size(); ++i) {
        REQUIRE(rush.answers[i]);
        CHECK(rush.answers[i]->outcome == ScanOutcome::applied);
        CHECK(rush.answers[i]->device->tag == *rush.moves[i].tag);  // each its own answer
    }
}

TEST_CASE("one refused wish does not hold up those that go with it") {
    Rush rush;
    rush.moves[5].tag = rush.world.crypto.draw_tag();
    rush.run();
    for (std::size_t i = 0; i < rush.moves.size(); ++i) {
        REQUIRE(rush.answers[i]);
        CHECK(rush.answers[i]->outcome == (i == 5 ? ScanOutcome::refused : ScanOutcome::applied));
    }
}

TEST_CASE("a set that fails for one of them is tried one by one") {
    Rush rush;
    rush.gate.fail_write(3, RefusalCode::internal);
    rush.run();
    for (const auto& answer : rush.answers) {
        REQUIRE(answer);
        CHECK(answer->outcome == ScanOutcome::applied);
    }
}

TEST_CASE("a database that is away fails the whole set, and each can be sent again") {
    Rush rush;
    rush.gate.fail_write(3, RefusalCode::unavailable);
    rush.run();
    std::size_t failed = 0;
    for (std::size_t i = 0; i < rush.moves.size(); ++i) {
        if (rush.codes[i] == "none") continue;
        CHECK(rush.codes[i] == "unavailable");
        ++failed;
        CHECK(rush.combiner.record(rush.moves[i]).outcome == ScanOutcome::applied);
    }
    CHECK(failed > 1);
}
