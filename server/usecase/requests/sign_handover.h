#pragma once
#include <optional>
#include <string>

#include "server/core/residents/reading.h"
#include "server/usecase/requests/hand_over.h"

// The signature that comes after the handover: of what went out by a scan, or the photograph of a paper.
namespace kitbank {

struct SignHandover {
    Uuid id;
    Caller caller;
    std::string reference;
    SignedHow signed_how = SignedHow::paper;
    Signature signature = {};
    // The text as it was shown; without a name, what is in force; without a language too, the one that
    // stands with the handover already.
    std::optional<Language> language = {};
    std::optional<AgreementName> agreement = {};
};

// A signature that is here is never replaced: `changed`. A paper without its photograph is noted, and
// stays on the worklist.
Result<Handover> sign_handover(const SignHandover& command, Ports& ports);

struct ReadSignature {
    Caller caller;
    std::string reference;
    ReadingReason reason = ReadingReason::collection;
    std::string words = {};
};

struct SignatureRead {
    Handover handover;
    Signature signature;
};

// It is the resident's own hand: seeing it is a reading of their record, and leaves one.
Result<SignatureRead> read_signature(const ReadSignature& command, Ports& ports);

}  // namespace kitbank
