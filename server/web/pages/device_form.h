#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/devices/evidence.h"
#include "server/web/call.h"
#include "server/web/pages/question.h"
#include "server/web/pages/words.h"

// What the forms about devices share: the core's evidence table as questions, and back.
namespace kitbank::web {

// The questions of a step in the order of the core's table. Those that need not be answered say so.
std::vector<Question> questions_of(DeviceEvent event);
// Without some of them, by name.
std::vector<Question> questions_of(DeviceEvent event,
                                   std::initializer_list<std::string_view> without);

// What was answered, as the core wants it: a date's three boxes as one date. Boxes that make no
// date are left as they are, so that the core refuses them.
Evidence evidence_of(DeviceEvent event, const Form& form);

// The hubs to choose from. Whoever works at one of them finds it chosen; nobody else finds a hub
// chosen for them.
Question hub_question(const Call& call, std::string label);
void choose_own_hub(FormState& state, const Caller& caller);

// YYYY-MM-DD from a date's three boxes; empty when all are.
std::string date_text(const Form& form, const std::string& name);

// A moment's boxes as UTC. Nothing when all are empty; `invalid_fields` when they make no moment.
Result<std::optional<Instant>> moment_of(const Form& form, const std::string& name, Zones& zones);

// The device that {tag} names; refused when it belongs to another hub.
Result<Device> device_named(const Call& call);
// The same for whoever has its label in hand, wherever it belongs.
Result<Device> device_in_hand(const Call& call);
// Which tag {tag} is, in any writing.
Result<Tag> tag_named(const Call& call);

// Names for what the caller may see of others' doings.
Names names_for(const Call& call);

// The error page for a refusal.
Response show_refusal(const Call& call, const Refusal& refusal);

}  // namespace kitbank::web
