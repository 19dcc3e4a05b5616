#pragma once
#include "server/usecase/requests/ports.h"

namespace kitbank {

struct MemoryState;

class MemoryRequests : public RequestReader, public RequestWriter {
  public:
    explicit MemoryRequests(MemoryState& state) : state_(state) {}

    std::optional<KitRequest> request(std::string_view reference) override;
    std::vector<KitRequest> requests(const RequestQuery& query) override;
    std::vector<KitRequest> requests_holding(std::span<const DeviceId> devices) override;
    std::vector<KitRequest> requests_of(ResidentId resident) override;
    std::vector<RequestNote> notes_of(RequestId request) override;
    std::vector<RequestCount> request_counts(const Scope& scope) override;

    std::vector<KitRequest> lock_requests(std::span<const std::string> references) override;
    RequestId insert_request(const KitRequest& request) override;
    bool update_request(const KitRequest& request) override;
    bool delete_draft(const KitRequest& request) override;
    void insert_note(const RequestNote& note) override;

  private:
    [[nodiscard]] KitRequest as_it_is_now(KitRequest row) const;
    std::vector<KitRequest> rows_now(const std::vector<KitRequest>& rows) const;
    [[nodiscard]] bool is_held_twice(const KitRequest& request) const;

    MemoryState& state_;
};

}  // namespace kitbank
