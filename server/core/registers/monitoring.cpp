#include "server/core/registers/monitoring.h"

#include <algorithm>
#include <array>

namespace kitbank {
namespace {

constexpr MonitoringAnswer silence{"prefer_not_to_say", "Prefer not to say"};

// clang-format off
constexpr auto ethnic_groups = std::to_array<MonitoringAnswer>({
    {"indian",                  "Asian or Asian British: Indian"},
    {"pakistani",               "Asian or Asian British: Pakistani"},
    {"bangladeshi",             "Asian or Asian British: Bangladeshi"},
    {"chinese",                 "Asian or Asian British: Chinese"},
    {"other_asian",             "Asian or Asian British: any other Asian background"},
    {"caribbean",               "Black, Black British, Caribbean or African: Caribbean"},
    {"african",                 "Black, Black British, Caribbean or African: African background"},
    {"other_black",             "Black, Black British, Caribbean or African: any other Black background"},
    {"white_black_caribbean",   "Mixed or multiple ethnic groups: White and Black Caribbean"},
    {"white_black_african",     "Mixed or multiple ethnic groups: White and Black African"},
    {"white_asian",             "Mixed or multiple ethnic groups: White and Asian"},
    {"other_mixed",             "Mixed or multiple ethnic groups: any other"},
    {"white_british",           "White: English, Welsh, Scottish, Northern Irish or British"},
    {"irish",                   "White: Irish"},
    {"gypsy_traveller",         "White: Gypsy or Irish Traveller"},
    {"roma",                    "White: Roma"},
    {"other_white",             "White: any other White background"},
    {"arab",                    "Another ethnic group: Arab"},
    {"other_ethnic_group",      "Another ethnic group: any other"},
    silence,
});
constexpr auto religions = std::to_array<MonitoringAnswer>({
    {"no_religion", "No religion"},
    {"christian",   "Christian, of any denomination"},
    {"buddhist",    "Buddhist"},
    {"hindu",       "Hindu"},
    {"jewish",      "Jewish"},
    {"muslim",      "Muslim"},
    {"sikh",        "Sikh"},
    {"other_belief", "Another religion or belief"},
    silence,
});
constexpr auto conditions = std::to_array<MonitoringAnswer>({
    {"limited_a_lot",    "Yes, and it limits my daily life a lot"},
    {"limited_a_little", "Yes, and it limits my daily life a little"},
    {"not_limited",      "Yes, but it does not limit my daily life"},
    {"no_condition",     "No"},
    silence,
});
constexpr auto orientations = std::to_array<MonitoringAnswer>({
    {"heterosexual",      "Straight or heterosexual"},
    {"gay_lesbian",       "Gay or lesbian"},
    {"bisexual",          "Bisexual"},
    {"other_orientation", "Another sexual orientation"},
    silence,
});
constexpr auto question_list = std::to_array<MonitoringQuestion>({
    {"ethnic_group", "What is your ethnic group?", "Choose the one that describes you best.", ethnic_groups},
    {"religion",     "What is your religion or belief?", "", religions},
    {"health",       "Do you have a physical or mental condition or illness that lasts 12 months or more?", "", conditions},
    {"orientation",  "Which of these describes your sexual orientation?", "Leave this out if you are under 16.", orientations},
});
// clang-format on

}  // namespace

std::span<const MonitoringQuestion> monitoring_questions() { return question_list; }

bool is_monitoring_answer(std::string_view question, std::string_view answer) {
    const auto* const asked = std::ranges::find(question_list, question, &MonitoringQuestion::name);
    return asked != question_list.end() &&
           std::ranges::find(asked->answers, answer, &MonitoringAnswer::name) !=
               asked->answers.end();
}

}  // namespace kitbank
