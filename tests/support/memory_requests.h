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
    std::vector<RequestCount> open_counts(const Scope& scope) override;
    std::vector<LineDevice> devices_of_lines(RequestId request) override;
    std::vector<std::string> drafts_unchanged_since(Instant moment, int limit) override;
    std::vector<ResidentId> residents_like(ResidentId resident) override;
    PriorityPoints priority_points(OrganisationId organisation) override;
    std::vector<Cap> request_caps(OrganisationId organisation) override;
    std::int64_t count_towards(const CapQuestion& question) override;

    std::vector<KitRequest> lock_requests(std::span<const std::string> references) override;
    RequestId insert_request(const KitRequest& request) override;
    bool update_request(const KitRequest& request) override;
    bool delete_draft(const KitRequest& request) override;
    void insert_note(const RequestNote& note) override;
    PriorityPoints hold_priority_points(OrganisationId organisation) override;
    void write_priority_points(OrganisationId organisation, const PriorityPoints& points) override;
    std::vector<RankedRequest> lock_ranks(OrganisationId organisation, RequestId after,
                                          int limit) override;
    void write_sort_keys(std::span<const SortKey> keys) override;
    std::vector<Cap> lock_request_caps(OrganisationId organisation) override;
    void write_request_cap(OrganisationId organisation, const Cap& cap) override;
    bool remove_request_cap(OrganisationId organisation, const Cap& cap) override;

  private:
    [[nodiscard]] KitRequest as_it_is_now(KitRequest row) const;
    std::vector<KitRequest> rows_now(const std::vector<KitRequest>& rows) const;
    [[nodiscard]] bool is_held_twice(const KitRequest& request) const;

    MemoryState& state_;
};

}  // namespace kitbank
