#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "server/core/requests/request.h"

// What somebody agrees to when kit goes over the counter: a text per kind (a loan, a gift) and language,
// in versions. A version is never changed once it is there, so that what was signed can always be read
// again; a change is a new version.
//
// Above the text the page and the paper say what goes with it: who lends, which item by make, model and
// tag, which accessories, when it was handed over and when it is due back. The text itself is about
// duties, and about charges (none). That is the content SCVO asks of a loan agreement
// (scvo.scot, "Writing a loan agreement"), in our own words.
namespace kitbank {

// Whose text, and which version of it: "house-1" is what this program brings along, "scheme-3" what an
// organisation wrote for itself.
struct AgreementName {
    bool is_house = true;
    int version = 1;
    friend bool operator==(const AgreementName&, const AgreementName&) = default;
};
std::string name_of(const AgreementName& name);
std::optional<AgreementName> parse_agreement_name(std::string_view text);

struct HouseAgreement {
    AllocationKind kind;
    Language language;
    int version;
    std::string_view text;
};
// Every version there ever was, the oldest first.
std::span<const HouseAgreement> house_agreements();
// The newest for this kind and language. There always is one.
const HouseAgreement& house_agreement(AllocationKind kind, Language language);
const HouseAgreement* find_house_agreement(AllocationKind kind, Language language, int version);

inline constexpr std::size_t agreement_length_max = 8000;  // characters
inline constexpr std::size_t agreement_length_min = 40;

// What is wrong with a text as a scheme wrote it; empty when nothing is.
std::string agreement_fault(std::string_view text);

}  // namespace kitbank
