#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "server/core/devices/device.h"
#include "server/core/names.h"
#include "server/core/permission.h"

// What someone asks for on behalf of a resident, and how far it has come. Words of use and not of
// specification: who refers knows that a child has school work, not how much memory that takes.
namespace kitbank {

enum class RequestState : std::uint8_t {
    draft,  // saved and not sent; nobody else sees it
    submitted,
    queried,  // waits for the referrer's answer
    accepted,
    declined,
    ready,  // everything asked for is set aside or was dropped: it can be collected
    handed_over,
    closed,  // all of it came back, lapsed, or was for keeps
    cancelled,
};
inline constexpr std::array<std::string_view, 9> request_state_names = {
    "draft", "submitted",   "queried", "accepted", "declined",
    "ready", "handed_over", "closed",  "cancelled"};
constexpr std::string_view name_of(RequestState state) {
    return request_state_names[static_cast<std::size_t>(state)];
}
constexpr std::optional<RequestState> parse_request_state(std::string_view name) {
    return parse_name<RequestState>(request_state_names, name);
}

// The one definition of "open": someone of the scheme still has something to do before the kit is out.
// request.is_open in the schema is compared with it.
constexpr bool is_open(RequestState state) {
    using enum RequestState;
    return state == submitted || state == queried || state == accepted || state == ready;
}

enum class RequestStep : std::uint8_t {
    submission,
    query,
    answer,
    acceptance,
    refusal,
    readiness,  // the last line got its item
    setback,    // an item that was set aside is gone
    handover,
    closure,
    cancellation,
};
inline constexpr std::array<std::string_view, 10> request_step_names = {
    "submission", "query",   "answer",   "acceptance", "refusal",
    "readiness",  "setback", "handover", "closure",    "cancellation"};
constexpr std::string_view name_of(RequestStep step) {
    return request_step_names[static_cast<std::size_t>(step)];
}
constexpr std::optional<RequestStep> parse_request_step(std::string_view name) {
    return parse_name<RequestStep>(request_step_names, name);
}

// Steps without a permission follow from what happens to the items (usecase/requests/follow_devices.h).
struct RequestTransition {
    RequestState from;
    RequestStep step;
    RequestState to;
    std::optional<Permission> permission;
};

// clang-format off
inline constexpr std::array request_transitions = [] {
    using enum RequestState;
    using enum RequestStep;
    using P = Permission;
    return std::array{
        RequestTransition{draft,       submission,   submitted,   P::ask_for_kit},
        RequestTransition{submitted,   query,        queried,     P::decide_requests},
        RequestTransition{queried,     answer,       submitted,   P::ask_for_kit},
        RequestTransition{submitted,   acceptance,   accepted,    P::decide_requests},
        RequestTransition{queried,     acceptance,   accepted,    P::decide_requests},
        RequestTransition{submitted,   refusal,      declined,    P::decide_requests},
        RequestTransition{queried,     refusal,      declined,    P::decide_requests},
        RequestTransition{accepted,    refusal,      declined,    P::decide_requests},
        RequestTransition{ready,       refusal,      declined,    P::decide_requests},
        RequestTransition{accepted,    readiness,    ready,       {}},
        RequestTransition{ready,       setback,      accepted,    {}},
        RequestTransition{accepted,    RequestStep::handover, handed_over, {}},
        RequestTransition{ready,       RequestStep::handover, handed_over, {}},
        RequestTransition{handed_over, closure,      closed,      {}},
        RequestTransition{submitted,   cancellation, cancelled,   P::ask_for_kit},
        RequestTransition{queried,     cancellation, cancelled,   P::ask_for_kit},
        RequestTransition{accepted,    cancellation, cancelled,   P::ask_for_kit},
        RequestTransition{ready,       cancellation, cancelled,   P::ask_for_kit},
    };
}();
// clang-format on

constexpr const RequestTransition* find_transition(RequestState state, RequestStep step) {
    for (const RequestTransition& row : request_transitions) {
        if (row.from == state && row.step == step) return &row;
    }
    return nullptr;
}

// What a line asks for: a kind of device, or what goes with one.
enum class LineKind : std::uint8_t {
    laptop,
    desktop,
    chromebook,
    tablet,
    phone,
    router,
    data,         // a SIM or voucher from the data bank
    accessories,  // a bag, a mouse, a headset
    support,      // someone who shows how
};
inline constexpr std::array<std::string_view, 9> line_kind_names = {
    "laptop", "desktop", "chromebook",  "tablet", "phone",
    "router", "data",    "accessories", "support"};
constexpr std::string_view name_of(LineKind kind) {
    return line_kind_names[static_cast<std::size_t>(kind)];
}
constexpr std::optional<LineKind> parse_line_kind(std::string_view name) {
    return parse_name<LineKind>(line_kind_names, name);
}
// The kinds of devices and of lines have the same names.
constexpr std::optional<DeviceKind> device_kind_of(LineKind kind) {
    return parse_device_kind(name_of(kind));
}
constexpr LineKind line_kind_of(DeviceKind kind) { return *parse_line_kind(name_of(kind)); }

// `handed_over` of a device lasts as long as the loan; `ended`: it came back, or was given for good.
enum class LineState : std::uint8_t { waiting, reserved, handed_over, ended, dropped };
inline constexpr std::array<std::string_view, 5> line_state_names = {
    "waiting", "reserved", "handed_over", "ended", "dropped"};
constexpr std::string_view name_of(LineState state) {
    return line_state_names[static_cast<std::size_t>(state)];
}
constexpr std::optional<LineState> parse_line_state(std::string_view name) {
    return parse_name<LineState>(line_state_names, name);
}

// What it is for. `memory_gb` is what the use takes of a laptop, desktop or Chromebook at least; for
// tablets and phones no use asks for any.
struct UseRow {
    std::string_view name;
    std::string_view label;
    int memory_gb;
};
inline constexpr std::array use_rows = {
    UseRow{"school_work", "School work", 8},
    UseRow{"college", "College or university", 8},
    UseRow{"job_search", "Looking for work, Universal Credit", 4},
    UseRow{"work", "Working from home", 8},
    UseRow{"video_calls", "Video calls with a doctor, family or advisers", 4},
    UseRow{"appointments", "Appointments, health and council services online", 4},
    UseRow{"banking", "Banking and paying bills", 4},
    UseRow{"learning", "Learning English or basic digital skills", 4},
    UseRow{"screen_reader", "Using a screen reader or magnifier", 8},
    UseRow{"keeping_in_touch", "Keeping in touch", 0},
};
const UseRow* find_use(std::string_view name);

// The least memory that fits all uses, in gigabytes; 0 when any will do.
int memory_needed(LineKind kind, std::span<const std::string_view> uses);

enum class AllocationKind : std::uint8_t { loan, gift };
inline constexpr std::array<std::string_view, 2> allocation_kind_names = {"loan", "gift"};
constexpr std::string_view name_of(AllocationKind kind) {
    return allocation_kind_names[static_cast<std::size_t>(kind)];
}
constexpr std::optional<AllocationKind> parse_allocation_kind(std::string_view name) {
    return parse_name<AllocationKind>(allocation_kind_names, name);
}

enum class DeliveryKind : std::uint8_t { collect, deliver, referrer };
inline constexpr std::array<std::string_view, 3> delivery_kind_names = {"collect", "deliver",
                                                                        "referrer"};
constexpr std::string_view name_of(DeliveryKind delivery) {
    return delivery_kind_names[static_cast<std::size_t>(delivery)];
}
constexpr std::optional<DeliveryKind> parse_delivery_kind(std::string_view name) {
    return parse_name<DeliveryKind>(delivery_kind_names, name);
}

// How the request came in.
enum class RequestDoor : std::uint8_t { online, phone, paper, walk_in };
inline constexpr std::array<std::string_view, 4> request_door_names = {"online", "phone", "paper",
                                                                       "walk_in"};
constexpr std::string_view name_of(RequestDoor door) {
    return request_door_names[static_cast<std::size_t>(door)];
}
constexpr std::optional<RequestDoor> parse_request_door(std::string_view name) {
    return parse_name<RequestDoor>(request_door_names, name);
}

// How much depends on it, in the referrer's judgement.
enum class Need : std::uint8_t { useful, important, urgent };
inline constexpr std::array<std::string_view, 3> need_names = {"useful", "important", "urgent"};
constexpr std::string_view name_of(Need need) { return need_names[static_cast<std::size_t>(need)]; }
constexpr std::optional<Need> parse_need(std::string_view name) {
    return parse_name<Need>(need_names, name);
}

enum class NoteKind : std::uint8_t { note, question, answer, decision };
inline constexpr std::array<std::string_view, 4> note_kind_names = {"note", "question", "answer",
                                                                    "decision"};
constexpr std::string_view name_of(NoteKind kind) {
    return note_kind_names[static_cast<std::size_t>(kind)];
}
constexpr std::optional<NoteKind> parse_note_kind(std::string_view name) {
    return parse_name<NoteKind>(note_kind_names, name);
}

// Accessibility and language needs, as choices: what staff must know to prepare the kit and the visit,
// without a word about anybody's health.
struct NeedCode {
    std::string_view name;
    std::string_view label;
};
inline constexpr std::array access_needs = {
    NeedCode{"screen_reader", "A screen reader is set up"},
    NeedCode{"magnifier", "Large letters or a magnifier"},
    NeedCode{"captions", "Captions, or a headset"},
    NeedCode{"easy_read", "Easy Read leaflets"},
    NeedCode{"bsl", "A BSL interpreter"},
    NeedCode{"step_free", "Step-free access at the hub"},
    NeedCode{"home_visit", "A home visit"},
    NeedCode{"interpreter", "An interpreter"},
};
const NeedCode* find_access_need(std::string_view name);

// Letters are written in English or Welsh; another first language tells staff to bring an interpreter.
enum class Language : std::uint8_t { en, cy };
inline constexpr std::array<std::string_view, 2> language_names = {"en", "cy"};
constexpr std::string_view name_of(Language language) {
    return language_names[static_cast<std::size_t>(language)];
}
constexpr std::optional<Language> parse_language(std::string_view name) {
    return parse_name<Language>(language_names, name);
}

// Does a device fit what a line asks for: the kind, and the memory where it is known? One whose memory
// nobody recorded fits only where any will do.
bool fits(LineKind wanted, int memory_gb_wanted, DeviceKind kind, int memory_gb);

}  // namespace kitbank
