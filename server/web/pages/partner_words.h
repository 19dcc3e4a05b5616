#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "server/usecase/partners/records.h"
#include "server/web/pages/question.h"

// Organisations, people and tokens in plain words.
namespace kitbank::web {

std::string_view kind_text(OrganisationKind kind);
std::string_view state_text(OrganisationState state);
std::string_view hint_of(Role role);

// "volunteer at North hub", "manager".
std::string post_text(Role role, const std::optional<Hub>& hub);

// Radios of the roles someone may give, a list of hubs with "all hubs" first.
Question role_question(Role giver);
Question hub_question(const std::vector<Hub>& hubs);
Question line_question(std::string name, std::string label, std::string hint = {});

}  // namespace kitbank::web
