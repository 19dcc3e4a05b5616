#include "server/usecase/requests/lending_job.h"

#include <doctest/doctest.h>

#include "server/usecase/requests/appointments.h"
#include "tests/support/lending_world.h"

namespace kitbank {
namespace {

using enum RequestState;
using std::chrono::days;
using std::chrono::hours;

// What the job told on that turn.
struct JobWorld : LendingWorld {
    std::string turn() {
        const std::size_t before = letters_posted(*this).size();
        run_lending(ports);
        std::string kinds;
        const std::vector<Mail> mails = letters_posted(*this);
        for (std::size_t i = before; i < mails.size(); ++i) {
            kinds += (kinds.empty() ? "" : " ") + mails[i].kind;
        }
        return kinds;
    }
};

}  // namespace

TEST_CASE_FIXTURE(JobWorld, "a loan is reminded of before and after its due day, each time once") {
    lend(asked(accepted));  // due on 19 December
    std::string days_told;
    for (int day = 0; day < 60; ++day) {
        const std::string told_now = turn();
        CHECK(turn().empty());
        if (!told_now.empty()) days_told += std::to_string(day) + ":" + told_now + " ";
        clock.advance(days{1});
    }
    CHECK(days_told ==
          "21:loan_due_soon 27:loan_due_soon 29:loan_overdue 35:loan_overdue 42:loan_overdue ");
}

TEST_CASE_FIXTURE(JobWorld, "the due day is said in words") {
    lend(asked(accepted));
    clock.advance(days{21});
    CHECK(turn() == "loan_due_soon");
    CHECK(last_letter().text.find("19 December 2026") != std::string::npos);
}

TEST_CASE_FIXTURE(JobWorld, "a loan that is renewed is reminded of anew") {
    const Device device = lend(asked(accepted));
    clock.advance(days{27});
    CHECK(turn() == "loan_due_soon");
    record(step(device.tag, DeviceEvent::renewal));
    CHECK(turn().empty());
    clock.advance(days{22});
    CHECK(turn() == "loan_due_soon");
}

TEST_CASE_FIXTURE(JobWorld, "after a time in which nothing ran, only the latest reminder is sent") {
    lend(asked(accepted));
    clock.advance(days{45});
    CHECK(turn() == "loan_overdue");
    CHECK(turn().empty());
}

TEST_CASE_FIXTURE(JobWorld, "nobody is written to in the night") {
    lend(asked(accepted));
    clock.advance(days{21} - hours{2});  // 07:00
    CHECK(turn().empty());
    clock.advance(hours{1});
    CHECK(turn() == "loan_due_soon");
    clock.advance(days{6} + hours{12});  // 20:00
    CHECK(turn().empty());
}

TEST_CASE_FIXTURE(JobWorld, "what is overdue for long enough is lost, and can be found again") {
    const KitRequest wanted = asked(accepted);
    const Device device = lend(wanted);
    clock.advance(days{28 + 70});
    turn();
    CHECK(now(device).standing.state == DeviceState::on_loan);
    clock.advance(days{1});
    CHECK(turn() == "loan_lost");
    CHECK(now(device).standing.state == DeviceState::lost);
    CHECK(story(wanted) == "handed_over: handed_over");
    CHECK(turn().empty());
    record(step(device.tag, DeviceEvent::recovery));
    CHECK(story(wanted) == "closed: ended");
}

TEST_CASE_FIXTURE(JobWorld, "a request without anybody to tell is simply not told") {
    device_in(DeviceState::on_loan);  // for no request at all
    clock.advance(days{27});
    CHECK(turn().empty());
}

TEST_CASE_FIXTURE(JobWorld, "an appointment is reminded of the day before, once") {
    open_on_tuesdays();
    const KitRequest wanted = asked(accepted);
    set_aside(wanted);
    REQUIRE(book_appointment(
        {crypto.make_uuid(), sam, wanted.reference, "", utc("2026-11-24T09:30:00Z")}, ports));
    clock.advance(days{1});
    CHECK(turn().empty());
    clock.advance(days{1});
    CHECK(turn() == "appointment_reminder");
    CHECK(last_letter().text.find("24 November 2026 at 9:30am") != std::string::npos);
    CHECK(turn().empty());
}

}  // namespace kitbank
