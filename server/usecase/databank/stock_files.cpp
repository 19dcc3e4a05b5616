#include "server/usecase/databank/stock_files.h"

#include <algorithm>
#include <stdexcept>

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/databank/intake_ports.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/reach.h"
#include "server/usecase/once.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

constexpr std::size_t name_max = 100;
constexpr int files_at_once = 10;
constexpr std::chrono::seconds left_after{3};  // before, a request is most likely at work on it

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

Refusal file_not_found() {
    return {RefusalCode::not_found, "There is no such file, or it is another hub's.", {}};
}

std::string content_context(const Uuid& file) { return "stock_file:" + format(file) + "/content"; }

// For showing only: without a folder and without control characters.
std::string plain_name(std::string_view name) {
    const std::size_t folder = name.find_last_of("/\\");
    if (folder != std::string_view::npos) name.remove_prefix(folder + 1);
    if (!is_utf8(name) || has_control_characters(name, false) || name.empty()) return "list.csv";
    std::string plain{name};
    while (character_count(plain) > name_max) {
        do plain.pop_back();
        while (!is_utf8(plain));
    }
    return plain;
}

void note(const StockFile& file, const char* event, const std::string& actor,
          const AuditFacts& facts, Transaction& tx, Ports& ports) {
    record_audit({"stock_file:" + format(file.id), event, actor, file.organisation}, facts, tx,
                 ports);
}

Result<StockFile> reachable(const Caller& caller, Permission permission, const Uuid& id,
                            Reader& reader) {
    if (!may(caller.role, permission)) return refusal_of(RefusalCode::forbidden);
    const auto file = reader.intake().stock_file(caller.organisation, id);
    const auto bound = hub_bound(caller, permission);
    if (!file || (bound && file->hub != *bound)) return file_not_found();
    return *file;
}

Result<Done<StockFile>> add(const AddFile& command, Date day, Transaction& tx, Ports& ports) {
    const auto place = find_place(command.caller, command.told, day, tx);
    if (!place) return place.refusal();
    const Result<StockList> list = read_stock_list(command.content, place->bundle.kind);
    if (!list) return list.refusal();
    StockFile file;
    file.id = ports.crypto.make_uuid();
    file.organisation = command.caller.organisation;
    file.hub = place->hub.id;
    file.bundle = place->bundle.id;
    if (place->delivery) file.delivery = place->delivery->id;
    file.name = plain_name(command.name);
    file.batch = command.told.batch;
    file.activate_by = command.told.activate_by;
    file.lines = static_cast<std::int64_t>(list->lines.size());
    file.actor = command.caller.actor;
    file.uploaded_at = file.changed_at = ports.clock.now();
    tx.write_intake().insert_file(file, ports.safe.seal(command.content, content_context(file.id)));
    note(file, "uploaded", file.actor,
         {{"hub", place->hub.code},
          {"bundle", place->bundle.code},
          {"lines", std::to_string(file.lines)}},
         tx, ports);
    return Done<StockFile>{*tx.intake().stock_file(file.organisation, file.id), format(file.id)};
}

struct JudgedFile {
    std::vector<IntakeLine> lines;
    std::vector<std::string_view> unread;
};

// All its lines, judged as one list; what is here already is not looked up yet. Nothing when what it held cannot be read.
std::optional<JudgedFile> judged_file(const StockFile& file, Reader& reader, Safe& safe) {
    const auto sealed = reader.intake().file_content(file.id);
    if (!sealed) return std::nullopt;
    const auto content = safe.open(*sealed, content_context(file.id));
    const auto bundle = reader.stock().bundle_by_id(file.bundle);
    if (!content || !bundle) return std::nullopt;
    Result<StockList> list = read_stock_list(*content, bundle->kind);
    if (!list) return std::nullopt;
    return JudgedFile{judge_lines(list->lines, *bundle, file.confirmed, file.hub, reader),
                      std::move(list->unread)};
}

std::vector<IntakeLine> kept_lines(const StockFile& file, Reader& reader) {
    std::vector<IntakeLine> lines;
    for (const std::string& part : reader.intake().file_parts(file.id)) {
        for (IntakeLine& line : lines_from_text(part)) lines.push_back(std::move(line));
    }
    return lines;
}

// What has become of the lines that are done, and what will of the others.
JudgedFile whole_file(const StockFile& file, Reader& reader, Safe& safe) {
    auto judged = judged_file(file, reader, safe);
    const auto done = static_cast<std::size_t>(file.lines_done);
    if (judged && judged->lines.size() > done) {
        mark_what_is_here(std::span{judged->lines}.subspan(done), file.organisation, reader, safe);
    }
    // Read last: of a part that came in meanwhile is told what became of it, and not that it is here already.
    std::vector<IntakeLine> kept = kept_lines(file, reader);
    if (!judged || kept.size() > judged->lines.size()) return {std::move(kept), {}};
    std::ranges::move(kept, judged->lines.begin());
    return *std::move(judged);
}

TakeIn wish_of(const StockFile& file, const Bundle& bundle) {
    TakeIn wish{file.organisation, file.actor, file.hub, bundle};
    wish.delivery = file.delivery;
    wish.batch = file.batch;
    wish.activate_by = file.activate_by;
    wish.words = receipt_words(file.delivery_reference, file.batch);
    return wish;
}

void finish(StockFile& file, Transaction& tx, Ports& ports) {
    file.state = FileState::loaded;
    tx.write_intake().drop_file_content(file.id);
    note(file, "loaded", file.actor,
         {{"lines", std::to_string(file.lines)}, {"received", std::to_string(file.received)}}, tx,
         ports);
}

void note_delivery(const StockFile& file, Transaction& tx, Ports& ports) {
    if (file.delivery_reference.empty()) return;
    auto delivery = tx.write_intake().lock_delivery(file.organisation, file.delivery_reference);
    if (delivery) mark_arrived(*delivery, file.actor, tx, ports);
}

// The next lines that nobody has loaded. False when there are none.
bool load_part(const StockFile& seen, const std::vector<IntakeLine>& judged, Transaction& tx,
               Ports& ports) {
    auto file = tx.write_intake().lock_file(seen.organisation, seen.id);
    if (!file || file->state != FileState::loading) return false;
    const auto bundle = tx.stock().bundle_by_id(file->bundle);
    const auto done = static_cast<std::size_t>(file->lines_done);
    const std::size_t count = std::min(file_part_lines, judged.size() - done);
    note_delivery(*file, tx, ports);
    std::vector<IntakeLine> part{judged.begin() + static_cast<std::ptrdiff_t>(done),
                                 judged.begin() + static_cast<std::ptrdiff_t>(done + count)};
    if (const auto refusal = take_in(wish_of(*file, *bundle), part, tx, ports)) {
        throw std::logic_error{"a receipt is always possible: " + sentence_of(*refusal)};
    }
    const Instant now = ports.clock.now();
    tx.write_intake().insert_file_part(file->id, file->lines_done, lines_as_text(part), now);
    file->lines_done += static_cast<std::int64_t>(count);
    file->received += count_fates(part)[static_cast<std::size_t>(LineFate::received)];
    file->changed_at = now;
    if (file->lines_done == file->lines) finish(*file, tx, ports);
    tx.write_intake().update_file(*file);
    return true;
}

// Its content cannot be read any more: the key it was sealed with is gone.
void give_up(const StockFile& seen, Transaction& tx, Ports& ports) {
    auto file = tx.write_intake().lock_file(seen.organisation, seen.id);
    if (!file || file->state != FileState::loading) return;
    file->state = FileState::dropped;
    file->changed_at = ports.clock.now();
    tx.write_intake().update_file(*file);
    tx.write_intake().drop_file_content(file->id);
    note(*file, "dropped", "job:data_bank", {{"reason", "unreadable"}}, tx, ports);
}

StockFile file_now(const StockFile& file, Ports& ports) {
    StockFile now = file;
    ports.store.read([&](Reader& reader) {
        now = reader.intake().stock_file(file.organisation, file.id).value_or(file);
    });
    return now;
}

void load_parts(const StockFile& file, Instant until, Ports& ports) {
    std::optional<JudgedFile> judged;
    ports.store.read([&](Reader& reader) { judged = judged_file(file, reader, ports.safe); });
    if (!judged || judged->lines.size() != static_cast<std::size_t>(file.lines)) {
        if (file_now(file, ports).state != FileState::loading) return;
        ports.store.write([&](Transaction& tx) {
            give_up(file, tx, ports);
            return true;
        });
        return;
    }
    bool has_more = true;
    while (has_more && ports.clock.now() < until) {
        ports.store.write([&](Transaction& tx) {
            has_more = load_part(file, judged->lines, tx, ports);
            return has_more;
        });
    }
}

// Says that it is to be loaded; what was said before stays.
Result<Done<StockFile>> begin(const LoadFile& command, Transaction& tx, Ports& ports) {
    tx.write_intake().lock_file(command.caller.organisation, command.file);
    Result<StockFile> file = reachable(command.caller, Permission::receive_data, command.file, tx);
    if (!file) return file.refusal();
    if (file->state == FileState::dropped) {
        return Refusal{RefusalCode::not_found, "This file was dropped. Choose it again.", {}};
    }
    if (file->state == FileState::previewed) {
        file->state = FileState::loading;
        file->confirmed = command.confirmed;
        file->actor = command.caller.actor;
        file->changed_at = ports.clock.now();
        tx.write_intake().update_file(*file);
        note(*file, "loading", file->actor, {}, tx, ports);
    }
    return Done<StockFile>{*file, format(file->id)};
}

Result<Done<StockFile>> drop(const DropFile& command, Transaction& tx, Ports& ports) {
    tx.write_intake().lock_file(command.caller.organisation, command.file);
    Result<StockFile> file = reachable(command.caller, Permission::receive_data, command.file, tx);
    if (!file) return file.refusal();
    if (file->state == FileState::loading || file->state == FileState::loaded) {
        return Refusal{RefusalCode::item_not_possible,
                       "It is being loaded, or is loaded already. Void what should not be here.",
                       {}};
    }
    if (file->state == FileState::previewed) {
        file->state = FileState::dropped;
        file->changed_at = ports.clock.now();
        tx.write_intake().update_file(*file);
        tx.write_intake().drop_file_content(file->id);
        note(*file, "dropped", command.caller.actor, {}, tx, ports);
    }
    return Done<StockFile>{*file, format(file->id)};
}

Result<StockFile> recalled(const Caller& caller, const std::string& answer, Reader& reader) {
    return reachable(caller, Permission::receive_data, parse_uuid(answer).value_or(Uuid{}), reader);
}

void drop_stale(const StockFile& stale, Ports& ports) {
    ports.store.write([&](Transaction& tx) {
        auto file = tx.write_intake().lock_file(stale.organisation, stale.id);
        if (!file || file->state != FileState::previewed) return false;
        file->state = FileState::dropped;
        file->changed_at = ports.clock.now();
        tx.write_intake().update_file(*file);
        tx.write_intake().drop_file_content(file->id);
        note(*file, "dropped", "job:data_bank", {{"reason", "nobody loaded it"}}, tx, ports);
        return true;
    });
}

}  // namespace

Result<StockFile> add_file(const AddFile& command, Ports& ports) {
    if (!may(command.caller.role, Permission::receive_data)) {
        return refusal_of(RefusalCode::forbidden);
    }
    const Date day = london_day(ports.clock.now(), ports.zones);
    if (auto refusal = check_told(command.told, day)) return *refusal;
    if (command.content.empty()) {
        return Refusal{RefusalCode::invalid_fields, "", {{"file", "Choose the file."}}};
    }
    const IntakeTold& told = command.told;
    CanonicalText text;
    text.add("add stock file").add(told.hub).add(told.bundle).add(told.batch).add(told.delivery);
    text.add(told.activate_by ? format(*told.activate_by) : "").add(command.name);
    text.add(command.content);
    return once<StockFile>(
        {command.id, text.text(), command.caller.actor}, ports,
        [&](Transaction& tx) { return add(command, day, tx, ports); },
        [&](Transaction& tx, const std::string& answer) {
            return recalled(command.caller, answer, tx);
        });
}

Result<StockFile> load_file(const LoadFile& command, Ports& ports) {
    CanonicalText text;
    text.add("load stock file").add(format(command.file));
    text.add(command.confirmed.doubtful ? 1 : 0).add(command.confirmed.swapped ? 1 : 0);
    const Result<StockFile> file = once<StockFile>(
        {command.id, text.text(), command.caller.actor}, ports,
        [&](Transaction& tx) { return begin(command, tx, ports); },
        [&](Transaction& tx, const std::string& answer) {
            return recalled(command.caller, answer, tx);
        });
    if (!file || file->state != FileState::loading) return file;
    load_parts(*file, ports.clock.now() + file_load_at_once, ports);
    return file_now(*file, ports);
}

Result<StockFile> drop_file(const DropFile& command, Ports& ports) {
    const std::string content =
        CanonicalText{}.add("drop stock file").add(format(command.file)).text();
    return once<StockFile>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) { return drop(command, tx, ports); },
        [&](Transaction& tx, const std::string& answer) {
            return recalled(command.caller, answer, tx);
        });
}

Result<FileView> show_file(const FileQuestion& question, Ports& ports) {
    Result<FileView> view = file_not_found();
    ports.store.read([&](Reader& reader) {
        const auto file =
            reachable(question.caller, Permission::see_data_stock, question.file, reader);
        if (!file) {
            view = file.refusal();
            return;
        }
        FileView found;
        found.file = *file;
        JudgedFile whole = whole_file(*file, reader, ports.safe);
        found.counts = count_fates(whole.lines);
        found.unread = std::move(whole.unread);
        for (IntakeLine& line : whole.lines) {
            if (line.line <= question.after || (question.fate && line.fate != *question.fate))
                continue;
            found.has_more = found.lines.size() == static_cast<std::size_t>(question.limit);
            if (found.has_more) break;
            line.code.clear();
            found.lines.push_back(std::move(line));
        }
        view = std::move(found);
    });
    return view;
}

Result<std::vector<StockFile>> list_files(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::see_data_stock)) return refusal_of(RefusalCode::forbidden);
    std::vector<StockFile> files;
    ports.store.read([&](Reader& reader) {
        files = reader.intake().stock_files(scope_of(caller, Permission::see_data_stock), 50);
    });
    return files;
}

int load_files(Ports& ports) {
    const Instant now = ports.clock.now();
    std::vector<StockFile> left;
    std::vector<StockFile> stale;
    ports.store.read([&](Reader& reader) {
        left = reader.intake().stock_files_in(FileState::loading, now - left_after, files_at_once);
        stale = reader.intake().stock_files_in(FileState::previewed, now - file_preview_kept,
                                               files_at_once);
    });
    for (const StockFile& file : left) load_parts(file, now + file_load_at_once, ports);
    for (const StockFile& file : stale) drop_stale(file, ports);
    return static_cast<int>(left.size() + stale.size());
}

}  // namespace kitbank
