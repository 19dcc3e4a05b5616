#include "server/usecase/residents/wards.h"

#include <istream>

#include "server/core/databank/csv.h"
#include "server/core/residents/contact.h"
#include "server/usecase/residents/ports.h"

namespace kitbank {
namespace {

constexpr std::size_t lines_at_once = 5'000;
constexpr int removed_at_once = 5'000;

// The heading with the next lines below it; empty at the end.
std::string next_part(const std::string& heading, std::istream& list) {
    std::string part;
    std::size_t lines = 0;
    for (std::string line; lines < lines_at_once && std::getline(list, line); ++lines) {
        part += line + '\n';
    }
    return part.empty() ? part : heading + '\n' + part;
}

Result<std::vector<CsvRow>> rows_of(const std::string& text) {
    const Result<std::string> decoded = decode_text(text);
    if (!decoded) return decoded.refusal();
    return parse_csv(*decoded);
}

std::vector<WardLine> read_lines(const WardColumns& columns, std::span<const CsvRow> rows,
                                 const std::vector<std::string>& districts, WardCount& count) {
    std::vector<WardLine> taken;
    for (const CsvRow& row : rows) {
        WardLine line = read_ward_line(columns, row.cells, districts);
        ++count.read;
        if (line.fate == WardLineFate::left_out) ++count.left_out;
        if (line.fate == WardLineFate::unreadable) ++count.unreadable;
        if (line.fate != WardLineFate::taken) continue;
        ++count.taken;
        taken.push_back(std::move(line));
    }
    return taken;
}

void write_lines(const std::vector<WardLine>& lines, Instant now, Ports& ports) {
    if (lines.empty()) return;
    ports.store.write([&](Transaction& tx) {
        tx.write_residents().write_wards(lines, now);
        return true;
    });
}

void remove_older(Instant than, Ports& ports) {
    int removed = removed_at_once;
    while (removed == removed_at_once) {
        ports.store.write([&](Transaction& tx) {
            removed = tx.write_residents().remove_postcodes(than, removed_at_once);
            return true;
        });
    }
}

}  // namespace

Result<WardCount> load_wards(const LoadWards& command, Ports& ports) {
    std::string heading;
    std::getline(command.list, heading);
    const Result<std::vector<CsvRow>> first = rows_of(heading);
    if (!first) return first.refusal();
    const auto columns =
        find_ward_columns(first->empty() ? std::vector<std::string>{} : first->front().cells);
    if (!columns) return columns.refusal();
    if (!command.districts.empty() && !columns->district) {
        return Refusal{RefusalCode::file_not_understood,
                       "It has no column of districts (such as oslaua or lad25cd) to choose by.",
                       {}};
    }
    const Instant began = ports.clock.now();
    WardCount count;
    for (std::string part; !(part = next_part(heading, command.list)).empty();) {
        const Result<std::vector<CsvRow>> rows = rows_of(part);
        if (!rows) return rows.refusal();
        const std::span<const CsvRow> below = std::span{*rows}.subspan(1);
        write_lines(read_lines(*columns, below, command.districts, count), began, ports);
        if (command.tell) command.tell(count);
    }
    if (count.taken == 0) {
        return Refusal{RefusalCode::file_not_understood, "It has no line that could be taken.", {}};
    }
    if (columns->postcode) remove_older(began, ports);
    return count;
}

std::string ward_of(std::string_view postcode, Reader& reader) {
    const auto canonical = canonical_postcode(postcode);
    return canonical ? reader.residents().ward_of(*canonical) : "";
}

}  // namespace kitbank
