#pragma once
#include <string>
#include <vector>

#include "server/usecase/ports.h"
#include "server/usecase/residents/readings_of.h"
#include "server/usecase/residents/records.h"
#include "server/usecase/trust/records.h"

namespace kitbank {

struct ExportResident {
    Caller caller;
    std::string reference;
    std::string words = {};  // such as the number of the request; 120 characters at most
};

struct HoldLine {
    Hold hold;
    std::string words;
    std::string lift_words;
};

// Everything that is kept about one person (UK GDPR article 15), with who has seen it.
struct ResidentExport {
    Resident resident;
    ResidentFacts facts;
    RetentionRule rule;
    std::vector<HoldLine> holds;
    std::vector<ReadingLine> readings;  // newest first; the first is this export
    std::vector<AuditEvent> audit;      // in recorded order
    Instant exported_at;
};

// A disclosure of every field, recorded as one reading with the reason `subject_access`.
Result<ResidentExport> export_resident(const ExportResident& command, Ports& ports);

}  // namespace kitbank
