#pragma once
#include "server/usecase/ports.h"
#include "server/usecase/registers/records.h"

namespace kitbank {

class RegisterReader {
  public:
    virtual ~RegisterReader() = default;

    // The last number given in that year; 0 when none was.
    virtual int last_number(OrganisationId organisation, Register book, int year) = 0;

    virtual std::optional<Complaint> complaint(OrganisationId organisation,
                                               const EntryNumber& number) = 0;
    // Not closed, those that came first at the top.
    virtual std::vector<Complaint> complaints_open(OrganisationId organisation, int limit) = 0;
    virtual std::vector<Complaint> complaints_newest(OrganisationId organisation, int limit) = 0;

    virtual std::optional<AccessRequest> access_request(OrganisationId organisation,
                                                        const EntryNumber& number) = 0;
    // Not answered, those that came first at the top.
    virtual std::vector<AccessRequest> access_requests_open(OrganisationId organisation,
                                                            int limit) = 0;
    virtual std::vector<AccessRequest> access_requests_newest(OrganisationId organisation,
                                                              int limit) = 0;

    // In the order in which they were written.
    virtual std::vector<RegisterNote> notes_of(Register book, EntryId entry) = 0;

    // Closed or answered so long ago that their rule is over, with no hold on the resident that they name; those due longest
    // first. Id, organisation, number and version alone.
    virtual std::vector<RegisterEntry> entries_due(Register book, Date today, int limit) = 0;

    // From one month to another, both with; those of 0 are not there.
    virtual std::vector<MonitoringCount> monitoring(OrganisationId organisation, Date first,
                                                    Date last) = 0;
};

class RegisterWriter {
  public:
    virtual ~RegisterWriter() = default;

    virtual EntryId insert_complaint(const Complaint& complaint) = 0;
    // False: it was changed since it was read. What came in (when, how, who, what about) never changes.
    virtual bool update_complaint(const Complaint& complaint) = 0;

    virtual EntryId insert_access_request(const AccessRequest& request) = 0;
    virtual bool update_access_request(const AccessRequest& request) = 0;

    virtual void insert_note(const RegisterNote& note) = 0;

    // With its notes. False: it was changed since it was read; what was removed of it must be rolled back.
    virtual bool remove_entry(const RegisterEntry& entry) = 0;

    // One more of this answer.
    virtual void count_answer(const MonitoringCount& answer) = 0;
};

}  // namespace kitbank
