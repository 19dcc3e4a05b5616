#pragma once
#include "server/store/connection.h"
#include "server/usecase/requests/lending_ports.h"

namespace kitbank {

class MysqlLending : public LendingReader, public LendingWriter {
  public:
    explicit MysqlLending(Connection& connection) : connection_(connection) {}

    LendingTerms terms(OrganisationId organisation) override;

    std::vector<Device> loans(const LoanQuery& query) override;
    std::int64_t loan_count(const LoanQuery& query) override;
    std::vector<Device> kit_of(RequestId request, DeviceState state) override;
    std::vector<OrganisationId> lending_organisations() override;
    std::vector<LoanToRemind> loans_to_remind(const LoanQuery& query, int days) override;

    std::vector<SlotRule> slot_rules(HubId hub) override;
    std::vector<Date> closed_days(HubId hub, Date from, Date to) override;
    std::vector<SlotUse> slots_taken(HubId hub, Instant from, Instant to) override;

    std::optional<Appointment> appointment(const Uuid& id) override;
    std::vector<Appointment> appointments_of(RequestId request) override;
    std::vector<Appointment> appointments(const Scope& scope, Instant from, Instant to) override;
    std::vector<Appointment> appointments_to_remind(Instant from, Instant to, int limit) override;

    std::int64_t sessions_on(DeviceId device, Date day) override;
    std::vector<SharedUse> shared_use(const Scope& scope, Date from, Date to) override;

    bool write_terms(const LendingTerms& terms, const std::string& actor, Instant now) override;
    bool add_reminder(const LoanReminder& reminder, Instant now) override;
    void lock_slots(HubId hub) override;
    void insert_slot_rule(const SlotRule& rule) override;
    bool delete_slot_rule(HubId hub, const Uuid& id) override;
    void close_day(HubId hub, Date day) override;
    bool open_day(HubId hub, Date day) override;
    void insert_appointment(const Appointment& appointment) override;
    bool update_appointment(const Appointment& appointment) override;
    void add_sessions(DeviceId device, HubId hub, Date day, int sessions) override;

  private:
    Connection& connection_;
};

}  // namespace kitbank
