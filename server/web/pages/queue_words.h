#pragma once

#include <string>
#include <string_view>

#include "server/usecase/requests/queue.h"
#include "server/web/pages/words.h"

// The queue in plain words, as staff read them: "a question for you" is for whoever asked.
namespace kitbank::web {

std::string_view queue_state_text(RequestState state);  // "To decide"
std::string points_text(const Priority& priority);      // "72 points"
std::string reasons_text(const Priority& priority);     // "Urgent (60), Waiting for 12 days (12)"
// "On hold until 3 January 2026: waits for a charger"; empty for one that is not held.
std::string hold_text(const KitRequest& request, Date today);

// "Robin works on it", "You work on it"; empty when nobody does.
std::string worker_text(const KitRequest& request, const Names& names);

}  // namespace kitbank::web
