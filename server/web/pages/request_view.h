#pragma once

#include <span>

#include "server/usecase/requests/show_request.h"
#include "server/web/call.h"
#include "server/web/page.h"
#include "server/web/pages/words.h"

// The page of one request: for whoever asked, and for the staff who have the kit. What everybody sees is
// filled here. What else staff see and do comes in panels: blocks between the next step and the rest, each
// with a template of its own, from the room that knows.
//
// To add one: write a function that takes these three, does nothing when the view or the caller gives no
// reason for it, and else fills `page.include("PANEL", "requests/my_panel.tpl")`; then give it a line in
// request_panels.cpp, in the order in which panels are shown. The page has one REQUEST_ID and CSRF for all
// its forms.
namespace kitbank::web {

using RequestPanel = void (*)(View page, const Call& call, const RequestView& view);
std::span<const RequestPanel> request_panels();

// allocation.cpp: a device without a proposal.
void fill_reserve_panel(View page, const Call& call, const RequestView& view);

// handovers.cpp: the way to the counter, and what went over it.
void fill_handover_panel(View page, const Call& call, const RequestView& view);

// decisions.cpp: why it was declined; its place in the queue, and what staff decide.
void fill_decision_panel(View page, const Call& call, const RequestView& view);

void fill_request(View page, const Call& call, const RequestView& view);

}  // namespace kitbank::web
