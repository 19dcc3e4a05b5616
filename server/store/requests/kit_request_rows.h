#pragma once
#include "server/store/connection.h"
#include "server/usecase/requests/ports.h"

namespace kitbank {

class MysqlRequests : public RequestReader, public RequestWriter {
  public:
    explicit MysqlRequests(Connection& connection) : connection_(connection) {}

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
    std::vector<KitRequest> requests_by_id(const std::vector<RequestId>& ids);
    void write_lines(RequestId id, const std::vector<RequestLine>& lines);

    Connection& connection_;
};

}  // namespace kitbank
