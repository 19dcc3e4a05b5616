#pragma once
#include <map>
#include <span>
#include <string>
#include <vector>

#include "server/store/connection.h"
#include "server/usecase/ports.h"
#include "server/usecase/trust/log_records.h"
#include "server/usecase/trust/records.h"
#include "server/usecase/trust/verify_access.h"

namespace kitbank {

// A row with its seal and where the log has it.
template <class Row>
struct LoggedRow {
    Row row;
    std::optional<Hash> seal;
    std::optional<std::uint64_t> position;
    std::optional<Hash> leaf;
};

template <class Row>
using Logged = std::vector<LoggedRow<Row>>;

// What the verifier reads: pages over all organisations, a page a statement, each with its events
// joined to the log. Ranges are (after, last]; events whose device or label is gone lie in one of them
// all the same, so that nothing is passed over.
class VerifyRows {
  public:
    VerifyRows(Connection& connection, Safe& safe) : connection_(connection), safe_(safe) {}

    std::vector<DeviceId> device_ids(DeviceId after, int limit);
    std::vector<Device> devices(std::span<const DeviceId> ids);
    Logged<Event> events(DeviceId after, DeviceId last);
    std::map<DeviceId, std::vector<Conflict>> conflicts(DeviceId after, DeviceId last);

    Logged<TagEvent> tag_events(const Tag& after, const Tag& last);

    struct Chain {
        std::string subject;
        ChainHead head;
    };
    std::vector<Chain> audit_chains(const std::string& after, int limit);
    Logged<AuditEvent> audit_events(const std::string& after, const std::string& last);
    std::map<std::string, std::vector<AuditEvent>> audit_of(
        const std::vector<std::string>& subjects);

    // In the order of their numbers; `after` is moved to the last of them.
    std::vector<AccessRow> memberships(std::int64_t& after, int limit);
    std::vector<AccessRow> tokens(std::int64_t& after, int limit);
    std::vector<AccessRow> people(std::int64_t& after, int limit);

    std::vector<AccessRow> providers();  // all, at OpenID

    // Leaves of the positions [from, to) whose events are not there.
    std::vector<LogLeaf> leaves_without_event(std::uint64_t from, std::uint64_t to);

  private:
    Connection& connection_;
    Safe& safe_;
};

}  // namespace kitbank
