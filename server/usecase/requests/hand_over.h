#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/requests/agreements.h"
#include "server/usecase/requests/handover_records.h"
#include "server/usecase/requests/records.h"

// Over the counter: an item and the request it is set aside for meet, the accessories are counted, the
// agreement is signed, and the item goes out. All of it is one transaction: the device's loan or gift,
// the handover, the signature, the SIMs that go along (databank/give_data.h), the request's lines, and the
// letter about it.
//
// The device is locked before the request, as everywhere; the event is recorded by the EventDesk, so
// that every guard of the lifecycle holds here as at any other door.
namespace kitbank {

struct Signature {
    std::string strokes = {};     // drawn on the screen (core/requests/signature.h)
    std::string photograph = {};  // of the signed paper: bytes of a JPEG or PNG
};

// A SIM that goes along, for a line of the request that waits for data. (A voucher is given from the request's page, where its
// code is shown.)
struct HandedSim {
    std::string item = {};  // its number, as scanned
    int line = 0;           // 0: the first that waits
    bool terms_told = false;
    bool gate_confirmed = false;
};
inline constexpr std::size_t handed_sims_max = 10;

struct HandOver {
    Uuid id;
    Caller caller;
    std::string request = {};     // reference; may be empty when the item is set aside for one
    std::optional<Tag> tag = {};  // none: accessories or help alone
    std::vector<CountedAccessory> accessories = {};
    std::vector<int> lines = {};  // numbers of those that are given without a device
    std::vector<HandedSim> sims = {};
    SignedHow signed_how =
        SignedHow::none_yet;  // screen or paper; not_needed for help or data alone
    Signature signature = {};
    Language language = Language::en;
    std::optional<AgreementName> agreement = {};  // as it was shown; else what is in force
    std::optional<Date> due = {};                 // of a loan; else by the scheme's terms
    CollectedBy collected_by = CollectedBy::resident;
    std::string hub = {};  // code; empty: the caller's own, or else the request's
};

// Refused with `agreement_needed` when something goes out that nobody signed for; the photograph of a
// signed paper may come later and stands on a worklist until it does.
Result<Handover> hand_over(const HandOver& command, Ports& ports);

// What is wrong with a signature; nothing when it will do. `how` is screen or paper.
std::optional<Refusal> check_signature(SignedHow how, const Signature& signature);

// Seals it with the key of the handover's resident, bound to the handover, and keeps it.
void keep_signature(const Handover& handover, const Signature& signature, const std::string& actor,
                    Transaction& tx, Ports& ports);

}  // namespace kitbank
