#pragma once
#include <functional>
#include <string>

#include "server/store/connection.h"
#include "server/store/trust/trust_rows.h"
#include "server/store/trust/verify_rows.h"
#include "server/usecase/ports.h"
#include "server/usecase/trust/log.h"

namespace kitbank {

struct VerifyOrder {
    Crypto& crypto;
    Safe& safe;
    Instant now;
    // Signed checkpoints that were kept outside the database, in the order of their numbers; nothing
    // when there are no more.
    std::function<std::optional<Checkpoint>()> next_kept = [] { return std::nullopt; };
    std::vector<Checkpoint> given = {};  // downloaded ones, in any order
    std::function<void(const std::string& fault)> tell = [](const std::string&) {};
    std::function<void(std::string_view what, std::uint64_t done)> progress = [](std::string_view,
                                                                                 std::uint64_t) {};
};

struct VerifyCounts {
    std::uint64_t faults = 0;
    std::uint64_t devices = 0;
    std::uint64_t tags = 0;
    std::uint64_t chains = 0;   // audit
    std::uint64_t entries = 0;  // of the log
    std::uint64_t checkpoints = 0;
};

// Finds whatever somebody with all rights in the database changed, and names the row. Against such a
// person hashes alone prove nothing, since they can be computed anew. What they do not have are the
// keys outside the database and what left it:
//
//   an event that is changed, moved or swapped     its chain, its leaf in the log
//   ... with its chain and its leaf computed anew  the root that a checkpoint was signed over
//   an event that is taken away                    the leaf without event, the gap in the log
//   an event that is put in                        its seal, and it is not in the log
//   a history that is forked or rolled back        checkpoints kept outside that are not inside it
//   a device's standing or make, a role, a token   the fold of the history, the audit chain
//   a password, an app's secret, an address        the digest in the audit chain
//   where an OpenID provider is                    the audit chain
//   which SIMs moved, where they are, balances     the digest in the audit chain, the ledger's sums
//
// Everything is read in pages, over one connection: memory does not grow with the database.
class Verifier {
  public:
    // On a connection of its own, or in a transaction of whoever asks.
    Verifier(const VerifyOrder& order, Connection& connection);
    VerifyCounts run();

  private:
    void tell(const std::string& fault);
    void read_bounds();

    void verify_devices();
    void verify_page(DeviceId after, DeviceId last, const std::vector<DeviceId>& ids);
    void verify_device_rows(DeviceId after, DeviceId last, const std::vector<DeviceId>& ids);
    void verify_tags();
    void verify_tag_rows(const Tag& after, const Tag& last, const std::vector<TagRecord>& labels);
    void verify_audit();
    void verify_chains(const std::string& after, const std::string& last,
                       const std::vector<VerifyRows::Chain>& chains);
    void verify_access();
    using ReadAccess = std::vector<AccessRow> (VerifyRows::*)(std::int64_t&, int);
    void verify_access_of(ReadAccess read);
    struct AccessFault {
        AccessRow row;
        std::string sentence;
    };
    std::vector<AccessFault> faults_in(const std::vector<AccessRow>& page);

    template <class Row>
    void verify_logged(const std::string& name, const LogPlace& place, const LoggedRow<Row>& row);
    void verify_seal(const std::string& name, const Hash& event, const std::optional<Hash>& seal,
                     const std::optional<std::uint64_t>& position);

    void verify_ledger();
    void verify_invariants();
    void verify_checkpoints();
    void verify_checkpoint(const Checkpoint& checkpoint, const std::optional<Checkpoint>& before);
    void verify_kept(const Checkpoint& kept);
    bool is_ours(const Checkpoint& checkpoint);
    void walk_log(std::uint64_t size);
    void find_leaves_without_event();

    const VerifyOrder& order_;
    Connection& connection_;
    VerifyRows rows_;
    MysqlTrust log_;
    LogTrees trees_;
    Hash public_key_{};
    VerifyCounts counts_;

    std::uint64_t size_ = 0;             // of the log, as it was at the start
    std::uint64_t unsealed_ = 0;         // entries that may lack a seal
    std::uint64_t newest_ = 0;           // number of the newest checkpoint, likewise
    std::uint64_t logged_ = 0;           // events found in the log
    merkle::Frontier frontier_;          // over the leaves walked so far
    std::vector<Hash> ahead_;            // leaves read and not walked, the last first
    bool is_broken_ = false;             // the log has a gap: nothing behind it is compared
    bool all_digests_are_kept_ = false;  // of people and tokens
};

}  // namespace kitbank
