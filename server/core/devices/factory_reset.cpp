#include "server/core/devices/factory_reset.h"

#include <algorithm>

#include "server/core/devices/serial.h"
#include "server/core/devices/wipe_acceptance.h"

namespace kitbank {
namespace {

using enum ResetCheck;

constexpr std::array handheld_checks = {account_signed_out, storage_encrypted, cards_removed,
                                        welcome_screen_shown};
constexpr std::array chromebook_checks = {cards_removed, organisation_released,
                                          welcome_screen_shown};

constexpr std::array<std::string_view, 5> sentences = {
    "The last user's account was signed out before the reset.",
    "The storage was encrypted before the reset.",
    "SIM and memory cards have been taken out.",
    "No school or firm manages the device any more: it shows no enrolment after the reset.",
    "The reset ran to its end, and the device shows its welcome screen without asking for an old "
    "account.",
};

// The same folding as for serials: upper case, no white space.
std::string folded(std::string_view name) { return canonical_serial(name); }

void judge_people(const FactoryReset& reset, std::vector<WipeFault>& faults) {
    const std::string first = folded(reset.reset_by), second = folded(reset.verified_by);
    if (first.empty()) faults.push_back(WipeFault::operator_missing);
    if (second.empty()) faults.push_back(WipeFault::verifier_missing);
    if (!first.empty() && first == second) faults.push_back(WipeFault::verifier_is_operator);
}

bool is_complete(const FactoryReset& reset) {
    const auto required = reset_checks(reset.kind);
    return std::all_of(required.begin(), required.end(), [&](ResetCheck check) {
        return std::find(reset.checks.begin(), reset.checks.end(), check) != reset.checks.end();
    });
}

}  // namespace

std::string_view sentence_of(ResetCheck check) {
    return sentences[static_cast<std::size_t>(check)];
}

std::span<const ResetCheck> reset_checks(DeviceKind kind) {
    switch (kind) {
        case DeviceKind::tablet:
        case DeviceKind::phone:
            return handheld_checks;
        case DeviceKind::chromebook:
            return chromebook_checks;
        case DeviceKind::laptop:
        case DeviceKind::desktop:
        case DeviceKind::router:
            break;
    }
    return {};
}

WipeVerdict judge_reset(const FactoryReset& reset, Instant exposed_at, Instant now) {
    WipeVerdict verdict;
    verdict.started = verdict.ended = reset.reset_at;
    if (!is_reset_by_hand(reset.kind)) verdict.reasons.push_back(WipeFault::kind_not_reset);
    if (!is_complete(reset)) verdict.reasons.push_back(WipeFault::check_missing);
    judge_people(reset, verdict.reasons);
    if (reset.reset_at > now + wipe_future_tolerance)
        verdict.reasons.push_back(WipeFault::in_future);
    if (reset.reset_at < exposed_at) verdict.reasons.push_back(WipeFault::before_exposure);
    verdict.accepted = verdict.reasons.empty();
    if (verdict.accepted) verdict.level = SanitisationLevel::clear;
    return verdict;
}

}  // namespace kitbank
