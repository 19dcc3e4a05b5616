#pragma once
#include <span>

#include "server/core/residents/ward_list.h"
#include "server/usecase/ports.h"
#include "server/usecase/residents/records.h"

namespace kitbank {

class ResidentReader {
  public:
    virtual ~ResidentReader() = default;

    virtual std::optional<Resident> resident(std::string_view reference) = 0;  // erased ones too
    virtual std::vector<Resident> residents(const ResidentQuery& query) = 0;
    virtual std::vector<Resident> residents_by_index(OrganisationId organisation,
                                                     const ResidentIndex& index) = 0;
    virtual std::vector<SealedField> fields_of(ResidentId resident) = 0;

    // Newest first; `before` is the last reading of the page before, nothing for the first page.
    virtual std::vector<Reading> readings_of(ResidentId resident, const std::optional<Uuid>& before,
                                             int limit) = 0;
    virtual std::int64_t count_readings(ResidentId resident) = 0;
    // What somebody has seen from one moment to another, oldest first.
    virtual std::vector<Reading> readings_by(OrganisationId organisation, std::string_view actor,
                                             Instant from, Instant to, int limit) = 0;
    virtual bool has_reading(const Uuid& id) = 0;

    virtual std::vector<Hold> holds_of(ResidentId resident) = 0;  // oldest first, lifted ones too
    virtual std::optional<RetentionRule> retention_rule(std::string_view name) = 0;
    // References of residents whose time is over, with no hold in force; those due longest first.
    virtual std::vector<std::string> residents_due(Instant now, int limit) = 0;

    // The code of the ward that a canonical postcode lies in; empty when no list has it.
    virtual std::string ward_of(std::string_view postcode) = 0;
};

class ResidentWriter {
  public:
    virtual ~ResidentWriter() = default;

    // Locked to the end.
    virtual std::optional<Resident> lock_resident(std::string_view reference) = 0;
    virtual ResidentId insert_resident(const Resident& resident) = 0;
    // The hub and the moment of the change; the version counts up.
    virtual void update_resident(const Resident& resident) = 0;
    virtual void write_field(ResidentId resident, const SealedField& field) = 0;
    virtual void remove_field(ResidentId resident, ResidentField field) = 0;
    virtual void replace_indexes(ResidentId resident, std::span<const ResidentIndex> indexes) = 0;
    // The key, all fields and indexes: overwritten, then gone. The row stays, with its reference.
    virtual void erase_resident(ResidentId resident, const std::string& actor, Instant now) = 0;

    virtual void insert_reading(const Reading& reading) = 0;
    virtual void insert_hold(const Hold& hold) = 0;
    virtual bool lift_hold(const Hold& hold) = 0;  // false: not there, or lifted already

    // The wards of postcodes, and the names of wards, of the lines that have them. What was there is replaced.
    virtual void write_wards(std::span<const WardLine> lines, Instant now) = 0;
    // So many, at most, of the postcodes that were written before; how many.
    virtual int remove_postcodes(Instant before, int limit) = 0;
};

}  // namespace kitbank
