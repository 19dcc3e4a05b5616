#pragma once
#include <string>
#include <vector>

#include "server/core/databank/stock_list.h"
#include "server/usecase/databank/intake_items.h"
#include "server/usecase/databank/receive_stock.h"

// A file of SIMs or vouchers: uploaded, looked at line by line, and loaded or dropped. Nothing of it is stock before somebody
// says so. Until then it is kept sealed, since it may hold voucher codes; afterwards what became of each line is kept.
//
// It is loaded in parts, each in a transaction with its progress: whatever stops in between, the next part is the one that
// was not committed. (One transaction for all of it was rejected: it would hold up every other receipt, and a crash
// would lose the whole.) The request that asks for it begins, and a job carries on.
namespace kitbank {

inline constexpr std::size_t file_part_lines = 5'000;
inline constexpr std::chrono::seconds file_load_at_once{5};  // how long a request works on it
inline constexpr std::chrono::hours file_preview_kept{24 * 7};

struct AddFile {
    Uuid id;
    Caller caller;
    IntakeTold told = {};
    std::string name = {};
    std::string content = {};  // byte for byte
};
Result<StockFile> add_file(const AddFile& command, Ports& ports);

struct LoadFile {
    Uuid id;
    Caller caller;
    Uuid file;
    Confirmed confirmed = {};
};
// The file as it is after at most `file_load_at_once`. One that is loaded already changes nothing.
Result<StockFile> load_file(const LoadFile& command, Ports& ports);

struct DropFile {
    Uuid id;
    Caller caller;
    Uuid file;
};
Result<StockFile> drop_file(const DropFile& command, Ports& ports);

struct FileView {
    StockFile file;
    FateCounts counts{};
    std::vector<IntakeLine> lines;  // of the page; without codes
    // Columns of one that is not loaded yet that are not read (StockList::unread).
    std::vector<std::string_view> unread = {};
    bool has_more = false;
};
// What will become of its lines as things are now, or what has: those of one fate, after that line of the file. Of a dropped
// file there is nothing to tell.
struct FileQuestion {
    Caller caller;
    Uuid file;
    std::optional<LineFate> fate = {};
    int after = 0;
    int limit = 50;
};
Result<FileView> show_file(const FileQuestion& question, Ports& ports);

Result<std::vector<StockFile>> list_files(const Caller& caller, Ports& ports);  // the newest 50

// A job: carries on what was begun and left, and drops previews that nobody came back to. How many files it worked on.
int load_files(Ports& ports);

}  // namespace kitbank
