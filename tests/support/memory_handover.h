#pragma once
#include "server/usecase/requests/handover_ports.h"

namespace kitbank {

struct MemoryState;

class MemoryHandover : public HandoverReader, public HandoverWriter {
  public:
    explicit MemoryHandover(MemoryState& state) : state_(state) {}

    std::vector<Agreement> agreements(OrganisationId organisation, int limit) override;
    std::optional<Agreement> newest_agreement(OrganisationId organisation, AllocationKind kind,
                                              Language language) override;
    std::optional<Agreement> agreement(OrganisationId organisation, AllocationKind kind,
                                       Language language, int version) override;
    std::optional<Handover> handover(std::string_view reference) override;
    std::optional<Handover> handover_of_event(const Uuid& event) override;
    std::optional<Handover> last_handover(DeviceId device) override;
    std::vector<Handover> handovers_of(RequestId request) override;
    std::vector<Handover> handovers_unsigned(const Scope& scope, int limit) override;
    std::optional<HandoverSignature> signature_of(HandoverId handover) override;
    std::vector<HeldItem> held_items(std::span<const RequestId> requests) override;

    AgreementId insert_agreement(const Agreement& agreement) override;
    HandoverId insert_handover(const Handover& handover) override;
    std::optional<Handover> lock_handover(std::string_view reference) override;
    void update_signing(const Handover& handover) override;
    void insert_signature(const HandoverSignature& signature) override;

  private:
    [[nodiscard]] Handover as_it_is_now(Handover row) const;
    template <class Fits>
    std::vector<Handover> those(const Fits& fits) const;

    MemoryState& state_;
};

}  // namespace kitbank
