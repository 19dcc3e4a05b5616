#pragma once
#include <span>

#include "server/usecase/ports.h"
#include "server/usecase/requests/records.h"

namespace kitbank {

inline constexpr std::int64_t open_counted_max = 1000;

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
    // How many in each open state, counted to `open_counted_max`: of a hub with those of no hub, or of
    // all. Beyond that nobody reads the number, and counting 100,000 costs more than showing 50.
    virtual std::vector<RequestCount> open_counts(const Scope& scope) = 0;
    // What is set aside for the lines of the request, or was handed out with it.
    virtual std::vector<LineDevice> devices_of_lines(RequestId request) = 0;
    // References of drafts that were not changed since, those waiting longest first.
    virtual std::vector<std::string> drafts_unchanged_since(Instant moment, int limit) = 0;

    // This one and all who share a phone number, an e-mail address or a name with its postcode: one
    // person, as far as anybody can tell who may not read.
    virtual std::vector<ResidentId> residents_like(ResidentId resident) = 0;
    virtual PriorityPoints priority_points(OrganisationId organisation) = 0;
    virtual std::vector<Cap> request_caps(OrganisationId organisation) = 0;  // by scope, kind, days
    // How much counts towards a cap (core/requests/caps.h), beside this request.
    virtual std::int64_t count_towards(const CapQuestion& question) = 0;
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

    // The points as they are until the end of this transaction: nobody changes them meanwhile.
    virtual PriorityPoints hold_priority_points(OrganisationId organisation) = 0;
    virtual void write_priority_points(OrganisationId organisation,
                                       const PriorityPoints& points) = 0;
    // What the keys of open requests are made of, locked, in the order of their ids.
    virtual std::vector<RankedRequest> lock_ranks(OrganisationId organisation, RequestId after,
                                                  int limit) = 0;
    virtual void write_sort_keys(std::span<const SortKey> keys) = 0;

    // Locked to the end, so that of two requests at a cap one waits for the other.
    virtual std::vector<Cap> lock_request_caps(OrganisationId organisation) = 0;
    virtual void write_request_cap(OrganisationId organisation, const Cap& cap) = 0;
    virtual bool remove_request_cap(OrganisationId organisation, const Cap& cap) = 0;
};

}  // namespace kitbank
