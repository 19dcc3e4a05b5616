#pragma once
#include <span>

#include "server/usecase/ports.h"
#include "server/usecase/requests/handover_records.h"

namespace kitbank {

class HandoverReader {
  public:
    virtual ~HandoverReader() = default;

    virtual std::vector<Agreement> agreements(OrganisationId organisation,
                                              int limit) = 0;  // newest first
    virtual std::optional<Agreement> newest_agreement(OrganisationId organisation,
                                                      AllocationKind kind, Language language) = 0;
    virtual std::optional<Agreement> agreement(OrganisationId organisation, AllocationKind kind,
                                               Language language, int version) = 0;

    virtual std::optional<Handover> handover(std::string_view reference) = 0;
    virtual std::optional<Handover> handover_of_event(const Uuid& event) = 0;
    virtual std::optional<Handover> last_handover(DeviceId device) = 0;
    virtual std::vector<Handover> handovers_of(RequestId request) = 0;  // oldest first
    // Those whose signature is not here yet, the longest waiting first.
    virtual std::vector<Handover> handovers_unsigned(const Scope& scope, int limit) = 0;
    virtual std::optional<HandoverSignature> signature_of(HandoverId handover) = 0;

    // In the order of the requests given.
    virtual std::vector<HeldItem> held_items(std::span<const RequestId> requests) = 0;
};

class HandoverWriter {
  public:
    virtual ~HandoverWriter() = default;

    // A version that is there already is a broken promise: whoever writes one locks the organisation.
    virtual AgreementId insert_agreement(const Agreement& agreement) = 0;

    virtual HandoverId insert_handover(const Handover& handover) = 0;
    virtual std::optional<Handover> lock_handover(std::string_view reference) = 0;
    // How it was signed, whether the signature is kept, and which text; nothing else changes.
    virtual void update_signing(const Handover& handover) = 0;
    virtual void insert_signature(const HandoverSignature& signature) = 0;
};

}  // namespace kitbank
