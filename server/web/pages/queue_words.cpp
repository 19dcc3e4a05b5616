#include "server/web/pages/queue_words.h"

#include "server/web/pages/london_time.h"
#include "server/web/pages/words.h"

namespace kitbank::web {
namespace {

constexpr std::array<std::string_view, request_state_names.size()> state_texts = {
    "Not sent", "To decide", "Waits for an answer", "Accepted", "Declined", "Ready", "Handed over",
    "Finished", "Cancelled"};

}  // namespace

std::string_view queue_state_text(RequestState state) {
    return state_texts.at(static_cast<std::size_t>(state));
}

std::string points_text(const Priority& priority) {
    return with_commas(priority.points) + (priority.points == 1 ? " point" : " points");
}

std::string reasons_text(const Priority& priority) {
    std::vector<std::string> reasons;
    for (const NamedReason& each : priority.reasons) {
        reasons.push_back(each.words + " (" + std::to_string(each.points) + ")");
    }
    return joined(reasons);
}

std::string worker_text(const KitRequest& request, const Names& names) {
    if (request.worker.empty()) return "";
    const bool is_viewer = request.worker == names.viewer;
    return is_viewer ? "You work on it" : names.of(request.worker) + " works on it";
}

std::string hold_text(const KitRequest& request, Date today) {
    if (request.hold_reason.empty()) return "";
    std::string text = is_on_hold(request, today) ? "On hold" : "The hold is over since";
    if (request.hold_until) {
        text += (is_on_hold(request, today) ? " until " : " ") + day_text(*request.hold_until);
    }
    return text + ": " + request.hold_reason;
}

}  // namespace kitbank::web
