#include "server/web/pages/partner_words.h"

#include "server/web/pages/words.h"

namespace kitbank::web {

std::string_view kind_text(OrganisationKind kind) {
    using enum OrganisationKind;
    switch (kind) {
        case scheme:
            return "lending scheme";
        case council:
            return "council";
        case charity:
            return "charity";
        case referrer:
            return "referrer organisation";
        case donor:
            return "donor";
        case refurbisher:
            return "refurbisher";
    }
    return {};
}

std::string_view state_text(OrganisationState state) {
    using enum OrganisationState;
    switch (state) {
        case asked:
            return "Asks to join";
        case active:
            return "Works with you";
        case declined:
            return "Declined";
        case closed:
            return "Closed";
    }
    return {};
}

std::string_view hint_of(Role role) {
    switch (role) {
        case Role::volunteer:
            return "Receives, wipes, checks and hands over kit at a hub";
        case Role::hub_staff:
            return "Also reserves and disposes of kit, settles conflicts and enters residents";
        case Role::referrer:
            return "Asks for kit for residents and sees their own requests only";
        case Role::manager:
            return "Sees the whole organisation; looks after people, hubs and residents' records";
        case Role::admin:
            return "Looks after people, hubs and programs; sees nothing about residents. A second "
                   "administrator must approve.";
    }
    return {};
}

std::string post_text(Role role, const std::optional<Hub>& hub) {
    const std::string name = capitalised(role_text(role));
    return hub ? name + " at " + hub->name : name;
}

Question role_question(Role giver) {
    Question question{QuestionKind::one_of, "role", "What may they do?"};
    for (const Role role : all_roles()) {
        if (!may_give(giver, role)) continue;
        question.choices.push_back(
            {std::string{name_of(role)}, capitalised(role_text(role)), std::string{hint_of(role)}});
    }
    return question;
}

Question hub_question(const std::vector<Hub>& hubs) {
    Question question{QuestionKind::one_of_many, "hub", "Where?",
                      "Choose a hub for people who work at one"};
    question.choices.push_back({"", "All hubs of the organisation"});
    for (const Hub& hub : hubs) {
        if (!hub.is_closed) question.choices.push_back({hub.code, hub.name});
    }
    return question;
}

Question line_question(std::string name, std::string label, std::string hint) {
    return {QuestionKind::line, std::move(name), std::move(label), std::move(hint)};
}

}  // namespace kitbank::web
