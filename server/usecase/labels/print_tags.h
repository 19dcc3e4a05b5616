#pragma once
#include "server/usecase/ports.h"

namespace kitbank {

// Draws new tags for labels that are printed ahead and claimed at intake.
struct PrintTags {
    Uuid id;
    Caller caller;
    int count = 0;  // 1 to 1,000
};

Result<PrintBatch> print_tags(const PrintTags& command, Ports& ports);
Result<PrintBatch> find_batch(const Caller& caller, const Uuid& handle, Ports& ports);
Result<std::vector<PrintBatch>> recent_batches(const Caller& caller, Ports& ports);

// A label printed once more, or withdrawn. A withdrawn tag is never used again; the tag of a device
// cannot be withdrawn while the device carries it.
struct ChangeTag {
    Uuid id;
    Caller caller;
    Tag tag;
    TagEventKind change = TagEventKind::reprint;  // reprint or retirement
    std::string reason;
};

Result<TagRecord> change_tag(const ChangeTag& command, Ports& ports);

inline constexpr int batch_tags_max = 1'000;

}  // namespace kitbank
