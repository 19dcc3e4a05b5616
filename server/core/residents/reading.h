#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "server/core/names.h"

namespace kitbank {

// Why somebody looked at a resident's protected fields. `search` and `subject_access` are written by
// the program: a search that finds someone tells that they are here, an export tells everything.
enum class ReadingReason : std::uint8_t {
    request,
    collection,
    contact,
    correction,
    safeguarding,
    complaint,
    other,
    search,
    subject_access,
};
inline constexpr std::array<std::string_view, 9> reading_reason_names = {
    "request",   "collection", "contact", "correction",    "safeguarding",
    "complaint", "other",      "search",  "subject_access"};
inline constexpr std::array<std::string_view, 9> reading_reason_labels = {
    "To work on a request",    "To hand over or deliver kit", "To contact them",
    "To correct what is kept", "A safeguarding concern",      "A complaint",
    "Another reason",          "Found by a search",           "Exported for the resident"};

constexpr std::string_view name_of(ReadingReason reason) {
    return reading_reason_names[static_cast<std::size_t>(reason)];
}
constexpr std::string_view label_of(ReadingReason reason) {
    return reading_reason_labels[static_cast<std::size_t>(reason)];
}
constexpr std::optional<ReadingReason> parse_reading_reason(std::string_view name) {
    return parse_name<ReadingReason>(reading_reason_names, name);
}

// Those that a person can give.
inline constexpr std::array reading_reasons_given = {
    ReadingReason::request,    ReadingReason::collection,   ReadingReason::contact,
    ReadingReason::correction, ReadingReason::safeguarding, ReadingReason::complaint,
    ReadingReason::other};

inline constexpr std::size_t reading_words_max = 120;  // characters beside the reason

// Why a record is kept although its time is over, and is not erased when somebody asks.
enum class HoldKind : std::uint8_t { complaint, subject_access, safeguarding, legal_claim, other };
inline constexpr std::array<std::string_view, 5> hold_kind_names = {
    "complaint", "subject_access", "safeguarding", "legal_claim", "other"};
inline constexpr std::array<std::string_view, 5> hold_kind_labels = {
    "A complaint", "They asked what is kept about them", "A safeguarding concern", "A legal claim",
    "Another reason"};

constexpr std::string_view name_of(HoldKind kind) {
    return hold_kind_names[static_cast<std::size_t>(kind)];
}
constexpr std::string_view label_of(HoldKind kind) {
    return hold_kind_labels[static_cast<std::size_t>(kind)];
}
constexpr std::optional<HoldKind> parse_hold_kind(std::string_view name) {
    return parse_name<HoldKind>(hold_kind_names, name);
}

// From when a retention rule counts its days; `closing` is of the registers.
enum class RetentionStart : std::uint8_t { entry, change, closing };
inline constexpr std::array<std::string_view, 3> retention_start_names = {"entry", "change",
                                                                          "closing"};
constexpr std::string_view name_of(RetentionStart start) {
    return retention_start_names[static_cast<std::size_t>(start)];
}
constexpr std::optional<RetentionStart> parse_retention_start(std::string_view name) {
    return parse_name<RetentionStart>(retention_start_names, name);
}

}  // namespace kitbank
