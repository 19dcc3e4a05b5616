#include "server/usecase/databank/stock_files.h"

#include <doctest/doctest.h>

#include "server/usecase/databank/deliveries.h"
#include "server/usecase/trust/ports.h"
#include "tests/support/stock_world.h"

namespace kitbank {
namespace {

std::string numbers(std::size_t count) {
    std::string text = "ICCID\n";
    for (std::size_t at = 0; at < count; ++at) {
        std::string digits = "89441100" + std::to_string(1'000'000'000 + at);
        for (char last = '0'; last <= '9'; ++last) {
            if (has_luhn_digit(digits + last)) {
                digits += last;
                break;
            }
        }
        text += digits + "\n";
    }
    return text;
}

struct FileWorld : StockWorld {
    AddFile wish(std::string content, Role role = Role::volunteer) {
        AddFile command;
        command.id = crypto.make_uuid();
        command.caller = caller(role);
        command.told.bundle = "O2-25";
        command.name = "C:\\lists\\box 7.csv";
        command.content = std::move(content);
        return command;
    }
    StockFile added(std::string content) { return *add_file(wish(std::move(content)), ports); }
    Result<StockFile> load(const StockFile& file, Confirmed confirmed = {}) {
        return load_file({crypto.make_uuid(), caller(Role::volunteer), file.id, confirmed}, ports);
    }
    Result<StockFile> drop(const StockFile& file) {
        return drop_file({crypto.make_uuid(), caller(Role::volunteer), file.id}, ports);
    }
    FileView view(const StockFile& file, std::optional<LineFate> fate = {}, int after = 0) {
        return *show_file({caller(Role::volunteer), file.id, fate, after}, ports);
    }
    std::int64_t on_shelf() { return held(AccountKind::hub, north.id.value); }
    std::int64_t kept_contents() {
        return static_cast<std::int64_t>(store.snapshot().stock_file_contents.size());
    }
    std::string story(const StockFile& file) {
        std::string text;
        ports.store.read([&](Reader& reader) {
            for (const AuditEvent& row : reader.trust().audit_of("stock_file:" + format(file.id))) {
                text += (text.empty() ? "" : " ") + row.event;
            }
        });
        return text;
    }
    Bundle voucher_bundle() {
        Bundle row = bundle;
        row.code = "VOD-V";
        row.network = "vodafone";
        row.kind = ItemKind::voucher;
        ports.store.write([&](Transaction& tx) {
            row.id = tx.write_stock().insert_bundle(row);
            return true;
        });
        return row;
    }
};

std::int64_t of(const FateCounts& counts, LineFate fate) {
    return counts.at(static_cast<std::size_t>(fate));
}

const std::string mixed =
    "Box,ICCID\r\n1,8944110000000001238\r\n1,8.94E+18\r\n1,8944110000000001239\r\n"
    "1,8944 1100 0000 0001 238\r\n1,8944200000000007897\r\n1,8944110000000001246\r\n";

}  // namespace

TEST_CASE_FIXTURE(FileWorld, "each line's fate is shown before anything is stock") {
    const StockFile file = added(mixed);
    CHECK(file.name == "box 7.csv");
    CHECK(file.lines == 6);
    CHECK(file.state == FileState::previewed);
    CHECK(on_shelf() == 0);
    const FileView seen = view(file);
    CHECK(of(seen.counts, LineFate::ready) == 2);
    CHECK(of(seen.counts, LineFate::malformed) == 1);
    CHECK(of(seen.counts, LineFate::doubtful) == 1);
    CHECK(of(seen.counts, LineFate::repeated) == 1);
    CHECK(of(seen.counts, LineFate::other_network) == 1);
    CHECK(seen.lines[1].line == 3);
    CHECK(seen.lines[1].sentence.find("spreadsheet") != std::string::npos);
    const FileView doubtful = view(file, LineFate::doubtful);
    REQUIRE(doubtful.lines.size() == 1);
    CHECK(doubtful.lines[0].line == 4);
    CHECK(dump().find("8944110000000001238") == std::string::npos);  // sealed
}

TEST_CASE_FIXTURE(FileWorld, "a file is loaded, and what became of each line is kept") {
    const StockFile file = added(mixed);
    const auto loaded = load(file);
    REQUIRE(loaded);
    CHECK(loaded->state == FileState::loaded);
    CHECK(loaded->received == 2);
    CHECK(on_shelf() == 2);
    CHECK(kept_contents() == 0);
    const FileView seen = view(file);
    CHECK(of(seen.counts, LineFate::received) == 2);
    CHECK(of(seen.counts, LineFate::doubtful) == 1);
    CHECK(view(file, LineFate::received).lines[0].reference == "8944110000000001238");
    CHECK(story(file) == "uploaded loading loaded");
    const std::string before = std::to_string(on_shelf());
    REQUIRE(load(file));  // again
    CHECK(std::to_string(on_shelf()) == before);
    CHECK(code_of(drop(file)) == "item_not_possible");
}

TEST_CASE_FIXTURE(FileWorld, "doubtful lines are loaded when somebody says so") {
    const auto loaded = load(added(mixed), {true, false});
    REQUIRE(loaded);
    CHECK(loaded->received == 3);
}

TEST_CASE_FIXTURE(FileWorld, "the same file a second time brings nothing") {
    REQUIRE(load(added(mixed)));
    const StockFile again = added(mixed);
    CHECK(of(view(again).counts, LineFate::here_already) == 2);
    const auto loaded = load(again);
    REQUIRE(loaded);
    CHECK(loaded->received == 0);
    CHECK(on_shelf() == 2);
}

TEST_CASE_FIXTURE(FileWorld, "a repeat of the upload is one file") {
    const AddFile command = wish(mixed);
    const auto first = add_file(command, ports);
    REQUIRE(first);
    CHECK(add_file(command, ports)->id == first->id);
    CHECK(list_files(caller(Role::volunteer), ports)->size() == 1);
}

TEST_CASE_FIXTURE(FileWorld, "what a crash left is carried on, and no line is loaded twice") {
    const std::string content = numbers(12'001);
    const StockFile file = added(content);
    // The database goes away in the middle: after the reading, the saying and one part.
    const int commits = store.commits();
    struct Stopping : Store {
        Stopping(MemoryStore& to, int most) : inner(to), left(most) {}
        void read(const std::function<void(Reader&)>& questions) override { inner.read(questions); }
        void write(const std::function<bool(Transaction&)>& operation) override {
            if (left-- == 0) throw StoreFailure{RefusalCode::unavailable, "gone"};
            inner.write(operation);
        }
        MemoryStore& inner;
        int left;
    };
    Stopping stopping{store, 2};
    Ports broken{stopping, clock, crypto, zones, safe, flow};
    CHECK_THROWS_AS(
        load_file({crypto.make_uuid(), caller(Role::volunteer), file.id, {}}, broken).refusal(),
        StoreFailure);
    CHECK(store.commits() == commits + 2);
    FileView seen = view(file);
    CHECK(seen.file.state == FileState::loading);
    CHECK(seen.file.lines_done == 5'000);
    CHECK(of(seen.counts, LineFate::received) == 5'000);
    CHECK(of(seen.counts, LineFate::ready) == 7'001);
    CHECK(on_shelf() == 5'000);
    CHECK(code_of(drop(file)) == "item_not_possible");

    CHECK(load_files(ports) == 0);  // a request may still be at work on it
    clock.advance(std::chrono::seconds{4});
    CHECK(load_files(ports) == 1);
    seen = view(file);
    CHECK(seen.file.state == FileState::loaded);
    CHECK(of(seen.counts, LineFate::received) == 12'001);
    CHECK(on_shelf() == 12'001);
    CHECK(load_files(ports) == 0);
}

TEST_CASE_FIXTURE(FileWorld, "codes of vouchers are in no preview, no part and no audit") {
    const Bundle vouchers = voucher_bundle();
    AddFile command = wish("Voucher code\nAB12-CD34-EF7Q\nab12cd34ef7q\nGH12-CD34-EF7R\nCD34\n");
    command.told.bundle = vouchers.code;
    const auto file = add_file(command, ports);
    REQUIRE(file);
    const auto is_clean = [](const FileView& seen) {
        for (const IntakeLine& line : seen.lines) {
            CHECK(line.code.empty());
            CHECK((line.shown + line.sentence + line.reference).find("D34") == std::string::npos);
        }
    };
    is_clean(view(*file));
    CHECK(of(view(*file).counts, LineFate::ready) == 2);
    REQUIRE(load(*file));
    is_clean(view(*file));
    CHECK(view(*file, LineFate::received).lines[0].reference.starts_with("V-"));
    CHECK(dump().find("CD34") == std::string::npos);
    command.id = crypto.make_uuid();
    const auto again = add_file(command, ports);
    CHECK(of(view(*again).counts, LineFate::here_already) == 2);
}

TEST_CASE_FIXTURE(FileWorld, "a preview is dropped by hand, or when nobody comes back to it") {
    const StockFile file = added(mixed);
    REQUIRE(drop(file));
    CHECK(drop(file)->state == FileState::dropped);
    CHECK(kept_contents() == 0);
    CHECK(code_of(load(file)) == "not_found");
    CHECK(view(file).lines.empty());
    const StockFile left = added(mixed);
    clock.advance(file_preview_kept + std::chrono::hours{1});
    CHECK(load_files(ports) == 1);
    CHECK(view(left).file.state == FileState::dropped);
    CHECK(kept_contents() == 0);
    CHECK(story(left) == "uploaded dropped");
}

TEST_CASE_FIXTURE(FileWorld, "a file is loaded only by who reaches its hub") {
    AddFile command = wish(mixed, Role::manager);
    command.caller.hub.reset();
    command.told.hub = "SOUTH";
    const auto file = add_file(command, ports);
    REQUIRE(file);
    CHECK(code_of(load(*file)) == "not_found");
    CHECK(code_of(drop(*file)) == "not_found");
    CHECK(code_of(show_file({caller(Role::volunteer), file->id}, ports)) == "not_found");
    CHECK(list_files(caller(Role::volunteer), ports)->empty());
    CHECK(code_of(add_file(wish(mixed, Role::referrer), ports)) == "forbidden");
}

TEST_CASE_FIXTURE(FileWorld, "what is no list leaves no file") {
    const std::string before = dump();
    CHECK(code_of(add_file(wish("PK\x03\x04"), ports)) == "file_not_understood");
    CHECK(fields_of(add_file(wish(""), ports)) == "file");
    CHECK(code_of(add_file(wish(std::string(stock_file_bytes_max + 1, '8')), ports)) ==
          "too_large");
    CHECK(dump() == before);
}

TEST_CASE_FIXTURE(FileWorld, "a file counts with its delivery") {
    const auto delivery = announce_delivery(
        {crypto.make_uuid(), caller(Role::volunteer), "", "O2-25", 3, {}, ""}, ports);
    AddFile command = wish(mixed);
    command.told = {};
    command.told.delivery = delivery->reference;
    REQUIRE(load(*add_file(command, ports)));
    const auto after = find_delivery(caller(Role::volunteer), delivery->reference, ports);
    CHECK(after->counted == 2);
    CHECK(after->state == DeliveryState::arrived);
}

}  // namespace kitbank
