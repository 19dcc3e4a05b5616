#pragma once
#include <array>
#include <string_view>

// Who the National Databank's rule, which hubs use for devices as well, counts as eligible: an adult
// of a low-income household who has no or too little internet at home, or away from home, or cannot
// afford what they pay for it. The same wording at two independent hubs (sdhl.org.uk; lancs.live,
// 2022). What exactly is low or too little is the judgement of whoever asks; nothing is published.
namespace kitbank {

struct Criteria {
    bool is_adult = false;       // a: aged 18 or over
    bool low_income = false;     // b
    bool lacks_at_home = false;  // c
    bool lacks_away = false;     // d
    bool cannot_afford = false;  // e
    friend bool operator==(const Criteria&, const Criteria&) = default;
};

constexpr bool is_eligible(const Criteria& criteria) {
    return criteria.is_adult && criteria.low_income &&
           (criteria.lacks_at_home || criteria.lacks_away || criteria.cannot_afford);
}

// The criteria as questions, in the words in which they are asked; `name` in JSON and forms.
struct CriterionRow {
    std::string_view name;
    std::string_view label;
    bool Criteria::*flag;
};
inline constexpr std::array criterion_rows = std::to_array<CriterionRow>({
    {"is_adult", "They are 18 or over", &Criteria::is_adult},
    {"low_income", "They live in a low-income household", &Criteria::low_income},
    {"lacks_at_home", "They have no internet at home, or too little", &Criteria::lacks_at_home},
    {"lacks_away", "They have no internet away from home, or too little", &Criteria::lacks_away},
    {"cannot_afford", "They cannot afford their monthly contract or top-up",
     &Criteria::cannot_afford},
});

}  // namespace kitbank
