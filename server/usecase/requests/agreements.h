#pragma once
#include <string>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/requests/handover_records.h"

// What people agree to at a handover: the scheme's own text where it wrote one, else the house's.
namespace kitbank {

struct AgreementText {
    AgreementName name = {};
    AgreementId id = {};  // 0 for the house's
    AllocationKind kind = AllocationKind::loan;
    Language language = Language::en;
    std::string text = {};
};

// The text in force now. Each language is a text of its own: a scheme that wrote only an English one has
// the house's Welsh text, and its managers are told so.
AgreementText agreement_in_force(OrganisationId organisation, AllocationKind kind,
                                 Language language, Reader& reader);
// That very version; older ones too, since what was shown and signed may just have been replaced.
std::optional<AgreementText> find_agreement(OrganisationId organisation, AllocationKind kind,
                                            Language language, const AgreementName& name,
                                            Reader& reader);

// The text under a handover, and those that could be signed for it now, that of its language first.
std::optional<AgreementText> agreement_signed(const Handover& handover, Ports& ports);
std::vector<AgreementText> agreements_to_sign(const Handover& handover, Ports& ports);

struct AgreementBook {
    std::vector<AgreementText> in_force;  // a loan in each language, then a gift
    std::vector<Agreement> versions;      // those the scheme wrote, newest first
};
Result<AgreementBook> list_agreements(const Caller& caller, Ports& ports);

struct WriteAgreement {
    Uuid id;
    Caller caller;
    AllocationKind kind = AllocationKind::loan;
    Language language = Language::en;
    std::string text;
};

// A new version, in force from now on. What was signed stays signed under the version it was.
Result<Agreement> write_agreement(const WriteAgreement& command, Ports& ports);

inline constexpr int agreement_versions_shown = 100;

}  // namespace kitbank
