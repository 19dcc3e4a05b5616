#pragma once
#include <optional>
#include <string>
#include <vector>

#include "server/core/calendar.h"
#include "server/usecase/databank/records.h"
#include "server/usecase/ports.h"

// What becomes of a SIM or voucher after it was received or given. Each verb moves the item through the ledger and writes in the
// same transaction what became of the issue that gave it: `active`, `ended`, `void`, `handed_back`, `replaced`. An item that the
// caller does not reach answers `sim_not_found`; a state that does not allow the step `item_not_possible`,
// with what to do instead.
//
// The `_within` forms do the same inside the caller's transaction, for scanners and for other verbs; what the scanner saw happen
// earlier has its own time.
namespace kitbank {

inline constexpr std::size_t item_words_max = 200;  // characters, of each reason in words

// The card works now. The bundle's months begin on that day: today or earlier, not before it was given, not after its activate-by
// date.
struct ActivateItem {
    Uuid id;
    Caller caller;
    std::string reference;
    Date day{};
};
Result<DataItem> activate_item(const ActivateItem& command, Ports& ports);
Result<DataItem> activate_within(const ActivateItem& command, Transaction& tx, Ports& ports);

// It is lost, faulty, damaged, the wrong one or recalled: on a shelf, set aside, given or in use. Nobody can use it again.
struct VoidItem {
    Uuid id;
    Caller caller;
    std::string reference;
    VoidReason reason = VoidReason::lost;
    std::string words = {};  // what happened; nobody's name
    std::optional<Instant> happened_at = {};
};
Result<DataItem> void_item(const VoidItem& command, Ports& ports);
Result<DataItem> void_within(const VoidItem& command, Transaction& tx, Ports& ports);

// A pack comes back unopened to the hub that gave it: it is in stock again, and the person's limit is free again. One
// that was opened is nobody's any more, and has to be recorded as void.
// Nor does a voucher whose code somebody has seen.
struct HandBackItem {
    Uuid id;
    Caller caller;
    std::string reference;
    bool is_unopened = false;
    std::optional<Instant> happened_at = {};
};
Result<DataItem> hand_back_item(const HandBackItem& command, Ports& ports);
Result<DataItem> hand_back_within(const HandBackItem& command, Transaction& tx, Ports& ports);

// What was counted as lost, and never given, is found again.
struct RecoverItem {
    Uuid id;
    Caller caller;
    std::string reference;
};
Result<DataItem> recover_item(const RecoverItem& command, Ports& ports);

// Stock that nobody will use, with one reason: all of them or none. Only what is on a shelf or set aside; what was given is
// recorded as void, each for itself.
inline constexpr std::size_t write_off_max = 500;
struct WriteOffItems {
    Uuid id;
    Caller caller;
    std::vector<std::string> references;
    std::string words;
};
Result<std::vector<DataItem>> write_off_items(const WriteOffItems& command, Ports& ports);

}  // namespace kitbank
