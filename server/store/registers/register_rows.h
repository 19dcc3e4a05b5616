#pragma once
#include "server/store/connection.h"
#include "server/usecase/registers/ports.h"

namespace kitbank {

class MysqlRegisters : public RegisterReader, public RegisterWriter {
  public:
    explicit MysqlRegisters(Connection& connection) : connection_(connection) {}

    int last_number(OrganisationId organisation, Register book, int year) override;
    std::optional<Complaint> complaint(OrganisationId organisation,
                                       const EntryNumber& number) override;
    std::vector<Complaint> complaints_open(OrganisationId organisation, int limit) override;
    std::vector<Complaint> complaints_newest(OrganisationId organisation, int limit) override;
    std::optional<AccessRequest> access_request(OrganisationId organisation,
                                                const EntryNumber& number) override;
    std::vector<AccessRequest> access_requests_open(OrganisationId organisation,
                                                    int limit) override;
    std::vector<AccessRequest> access_requests_newest(OrganisationId organisation,
                                                      int limit) override;
    std::vector<RegisterNote> notes_of(Register book, EntryId entry) override;
    std::vector<RegisterEntry> entries_due(Register book, Date today, int limit) override;
    std::vector<MonitoringCount> monitoring(OrganisationId organisation, Date first,
                                            Date last) override;

    EntryId insert_complaint(const Complaint& complaint) override;
    bool update_complaint(const Complaint& complaint) override;
    EntryId insert_access_request(const AccessRequest& request) override;
    bool update_access_request(const AccessRequest& request) override;
    void insert_note(const RegisterNote& note) override;
    bool remove_entry(const RegisterEntry& entry) override;
    void count_answer(const MonitoringCount& answer) override;

  private:
    void write_clarifications(EntryId id, const std::vector<Clarification>& clarifications);

    Connection& connection_;
};

}  // namespace kitbank
