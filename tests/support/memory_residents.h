#pragma once
#include "server/usecase/residents/ports.h"

namespace kitbank {

struct MemoryState;

class MemoryResidents : public ResidentReader, public ResidentWriter {
  public:
    explicit MemoryResidents(MemoryState& state) : state_(state) {}

    std::optional<Resident> resident(std::string_view reference) override;
    std::vector<Resident> residents(const ResidentQuery& query) override;
    std::vector<Resident> residents_by_index(OrganisationId organisation,
                                             const ResidentIndex& index) override;
    std::vector<SealedField> fields_of(ResidentId resident) override;
    std::vector<Reading> readings_of(ResidentId resident, const std::optional<Uuid>& before,
                                     int limit) override;
    std::int64_t count_readings(ResidentId resident) override;
    std::vector<Reading> readings_by(OrganisationId organisation, std::string_view actor,
                                     Instant from, Instant to, int limit) override;
    bool has_reading(const Uuid& id) override;
    std::vector<Hold> holds_of(ResidentId resident) override;
    std::optional<RetentionRule> retention_rule(std::string_view name) override;
    std::vector<std::string> residents_due(Instant now, int limit) override;
    std::string ward_of(std::string_view postcode) override;

    std::optional<Resident> lock_resident(std::string_view reference) override;
    ResidentId insert_resident(const Resident& resident) override;
    void update_resident(const Resident& resident) override;
    void write_field(ResidentId resident, const SealedField& field) override;
    void remove_field(ResidentId resident, ResidentField field) override;
    void replace_indexes(ResidentId resident, std::span<const ResidentIndex> indexes) override;
    void erase_resident(ResidentId resident, const std::string& actor, Instant now) override;
    void insert_reading(const Reading& reading) override;
    void insert_hold(const Hold& hold) override;
    bool lift_hold(const Hold& hold) override;
    void write_wards(std::span<const WardLine> lines, Instant now) override;
    int remove_postcodes(Instant before, int limit) override;

  private:
    [[nodiscard]] Resident as_it_is_now(Resident row) const;
    std::vector<Resident> rows_now(const std::vector<Resident>& rows) const;

    MemoryState& state_;
};

}  // namespace kitbank
