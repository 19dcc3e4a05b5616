#pragma once
#include <span>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

namespace kitbank {

class RequestReader {
  public:
    virtual ~RequestReader() = default;

    // With their lines. Drafts too: who may see one is for the use-case to say.
    virtual std::optional<KitRequest> request(std::string_view reference) = 0;
    virtual std::vector<KitRequest> requests(const RequestQuery& query) = 0;
    // Those for which one of these devices is set aside or handed out.
    virtual std::vector<KitRequest> requests_holding(std::span<const DeviceId> devices) = 0;
    virtual std::vector<KitRequest> requests_of(ResidentId resident) = 0;  // newest first
    virtual std::vector<RequestNote> notes_of(RequestId request) = 0;      // oldest first
    // How many in each state; of one hub, or of all.
    virtual std::vector<RequestCount> request_counts(const Scope& scope) = 0;
};

class RequestWriter {
  public:
    virtual ~RequestWriter() = default;

    // Locked to the end, in the order of their ids; what is not there is left out.
    virtual std::vector<KitRequest> lock_requests(std::span<const std::string> references) = 0;
    // Its lines too; returns the id.
    virtual RequestId insert_request(const KitRequest& request) = 0;
    // All of the row and its lines, if it is still at the version it was read at; the version counts up.
    virtual bool update_request(const KitRequest& request) = 0;
    virtual bool delete_draft(const KitRequest& request) = 0;  // false: not there, or no draft
    virtual void insert_note(const RequestNote& note) = 0;
};

}  // namespace kitbank
