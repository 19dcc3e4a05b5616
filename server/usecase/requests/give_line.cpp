#include "server/usecase/requests/give_line.h"

#include <algorithm>

#include "server/usecase/requests/follow_devices.h"
#include "server/usecase/requests/step.h"

namespace kitbank {
namespace {

bool has_line(const KitRequest& request, bool with_device, LineState state) {
    return std::ranges::any_of(request.lines, [&](const RequestLine& line) {
        return device_kind_of(line.kind).has_value() == with_device && line.state == state;
    });
}

// A request for help, accessories or data alone has no device whose way it could follow.
bool is_all_given(const KitRequest& request) {
    using enum LineState;
    return !has_line(request, true, waiting) && !has_line(request, true, reserved) &&
           !has_line(request, false, waiting) && has_line(request, false, ended);
}

}  // namespace

RequestLine* line_at(KitRequest& request, int number) {
    const auto line = std::ranges::find(request.lines, number, &RequestLine::number);
    return line == request.lines.end() ? nullptr : &*line;
}

RequestLine* line_for_data(KitRequest& request) {
    const auto line = std::ranges::find_if(request.lines, [](const RequestLine& each) {
        return each.kind == LineKind::data && each.state == LineState::waiting;
    });
    return line == request.lines.end() ? nullptr : &*line;
}

std::optional<Refusal> hindrance_to_data(KitRequest& request, int line) {
    using enum RequestState;
    const bool is_begun = request.state == accepted || request.state == ready;
    if (!is_begun && request.state != handed_over) {
        return Refusal{RefusalCode::request_closed, "", {}};
    }
    const RequestLine* meant = line == 0 ? line_for_data(request) : line_at(request, line);
    const bool waits =
        meant != nullptr && meant->kind == LineKind::data && meant->state == LineState::waiting;
    if (waits) return std::nullopt;
    return Refusal{RefusalCode::line_taken, "This request does not wait for a SIM or voucher.", {}};
}

void give_lines(KitRequest& request, std::span<const int> numbers, const std::string& actor,
                Transaction& tx, Ports& ports) {
    if (numbers.empty()) return;
    for (const int number : numbers) {
        RequestLine& line = *line_at(request, number);
        line.state = LineState::ended;
        line.changed_at = ports.clock.now();
    }
    const bool is_out = request.state == RequestState::handed_over;
    if (!is_out && is_all_given(request)) {
        take_step(request, RequestStep::handover, actor, tx, ports);
    }
    settle(request, actor, tx, ports);
}

}  // namespace kitbank
