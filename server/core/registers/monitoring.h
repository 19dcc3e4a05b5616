#pragma once
#include <span>
#include <string_view>

namespace kitbank {

// Equality monitoring: what may be asked, and in which words.
//
// The Data Protection Act 2018, Schedule 1 paragraph 8 lets equality of opportunity be kept under review
// with four kinds of data and no fifth: racial or ethnic origin, religious or philosophical belief,
// health, sexual orientation. It does not let them decide anything about anyone. The groups are
// those of the 2021 census of England and Wales as the Government Statistical Service harmonised them. Every
// question can be left out, and every one has "prefer not to say".
struct MonitoringAnswer {
    std::string_view name;
    std::string_view label;
};

struct MonitoringQuestion {
    std::string_view name;
    std::string_view label;
    std::string_view hint;
    std::span<const MonitoringAnswer> answers;
};

std::span<const MonitoringQuestion> monitoring_questions();
// Is this an answer to this question?
bool is_monitoring_answer(std::string_view question, std::string_view answer);

}  // namespace kitbank
