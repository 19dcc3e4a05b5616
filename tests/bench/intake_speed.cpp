#include "tests/bench/intake_speed.h"

#include <fmt/format.h>
#include <mysql.h>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>

#include "server/core/databank/iccid.h"
#include "server/flow_solver.h"
#include "server/safe.h"
#include "server/store/mysql_store.h"
#include "server/usecase/databank/stock_files.h"
#include "server/world.h"
#include "tests/bench/house.h"

namespace kitbank::bench {
namespace {

constexpr std::int64_t lines = 50'000;
constexpr int requests_max = 20;

// Cards of a run, each with its check digit.
std::vector<std::string> numbers_from(std::int64_t first) {
    std::vector<std::string> numbers;
    for (std::int64_t at = first; at < first + lines; ++at) {
        const std::string payload = fmt::format("894411{:012}", at);
        for (char digit = '0'; digit <= '9'; ++digit) {
            if (has_luhn_digit(payload + digit)) numbers.push_back(payload + digit);
        }
    }
    return numbers;
}

struct IntakeScheme {
    std::int64_t organisation = 0;
    std::int64_t hub = 0;
    std::int64_t bundle = 0;
};

// A scheme that has nothing yet.
IntakeScheme new_scheme(Connection& connection, HandWritten& asked, const std::string& side) {
    const std::int64_t count =
        asked.number("SELECT COUNT(*) FROM kitbank.organisation WHERE name LIKE 'Intake %'");
    const std::string name = fmt::format("Intake {} {}", side, count);
    connection.run(fmt::format("INSERT INTO organisation (name) VALUES ('{}')", name));
    IntakeScheme scheme;
    scheme.organisation =
        asked.number(fmt::format("SELECT id FROM kitbank.organisation WHERE name = '{}'", name));
    connection.run(
        fmt::format("INSERT INTO hub (organisation_id, code, name, address, phone) VALUES "
                    "({}, 'B001', 'Hub 1', '', '')",
                    scheme.organisation));
    connection.run(fmt::format(
        "INSERT INTO bundle (organisation_id, code, version, network, kind, name, gb_per_month, "
        "months, calls_included, valid_from) VALUES "
        "({}, 'O2-25', 1, 'o2', 'sim', 'O2 25 GB for 12 months', 25, 12, 1, '2025-01-01')",
        scheme.organisation));
    const auto id_in = [&](const char* table) {
        return asked.number(fmt::format("SELECT id FROM kitbank.{} WHERE organisation_id = {}",
                                        table, scheme.organisation));
    };
    scheme.hub = id_in("hub");
    scheme.bundle = id_in("bundle");
    return scheme;
}

double seconds_since(std::chrono::steady_clock::time_point begun) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

// One connection of MariaDB's C API that may send a file, as long as it is there: Kitbank refuses a database that lets
// everybody.
class Loader {
  public:
    explicit Loader(const Address& database) : handle_(mysql_init(nullptr), mysql_close) {
        const unsigned on = 1;
        mysql_options(handle_.get(), MYSQL_OPT_LOCAL_INFILE, &on);
        if (!mysql_real_connect(handle_.get(), nullptr, database.user.c_str(),
                                database.password.c_str(), "kitbank", 0, database.socket.c_str(),
                                0)) {
            throw std::runtime_error(mysql_error(handle_.get()));
        }
        run("SET GLOBAL local_infile = ON");
    }
    ~Loader() { mysql_query(handle_.get(), "SET GLOBAL local_infile = OFF"); }
    Loader(const Loader&) = delete;
    Loader& operator=(const Loader&) = delete;

    void run(const std::string& sql) {
        if (mysql_query(handle_.get(), sql.c_str()) != 0) {
            throw std::runtime_error(mysql_error(handle_.get()));
        }
    }

  private:
    std::unique_ptr<MYSQL, decltype(&mysql_close)> handle_;
};

// The rows in one transaction: a group, the file, two postings and their balances.
double load_by_hand(Loader& loader, const IntakeScheme& scheme,
                    const std::vector<std::string>& numbers) {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / fmt::format("intake-{}.txt", scheme.organisation);
    {
        std::ofstream stream(file);
        for (const std::string& number : numbers) stream << number << '\n';
    }
    const auto begun = std::chrono::steady_clock::now();
    loader.run("START TRANSACTION");
    loader.run(fmt::format(
        "INSERT INTO stock_group (uuid, organisation_id, event, actor, hub_id, words, happened_at, "
        "recorded_at) VALUES (UNHEX(REPLACE(UUID(), '-', '')), {}, 'receipt', 'person:1', {}, '', "
        "UTC_TIMESTAMP(6), UTC_TIMESTAMP(6))",
        scheme.organisation, scheme.hub));
    loader.run("SET @group = LAST_INSERT_ID()");
    loader.run(fmt::format(
        "LOAD DATA LOCAL INFILE '{}' INTO TABLE data_item (reference) SET organisation_id = {}, "
        "kind = 'sim', sealed_code = '', sealed_number = '', bundle_id = {}, batch = '7', "
        "state = 'in_stock', hub_id = {}, reserved_for = '', receipt_id = @group, "
        "received_at = UTC_TIMESTAMP(6), changed_at = UTC_TIMESTAMP(6)",
        file.string(), scheme.organisation, scheme.bundle, scheme.hub));
    const auto post = [&](const char* account, std::int64_t owner, std::int64_t items) {
        loader.run(fmt::format(
            "INSERT INTO stock_posting (group_id, organisation_id, account, owner_id, bundle_id, "
            "recorded_at, items, gigabytes, items_after, gigabytes_after) VALUES (@group, {0}, "
            "'{1}', {2}, {3}, UTC_TIMESTAMP(6), {4}, {4} * 300, {4}, {4} * 300)",
            scheme.organisation, account, owner, scheme.bundle, items));
        loader.run(fmt::format(
            "INSERT INTO stock_balance (organisation_id, account, owner_id, bundle_id, items, "
            "gigabytes, posted_at) VALUES ({0}, '{1}', {2}, {3}, {4}, {4} * 300, "
            "UTC_TIMESTAMP(6))",
            scheme.organisation, account, owner, scheme.bundle, items));
    };
    post("network", 0, -lines);
    post("hub", scheme.hub, lines);
    loader.run("COMMIT");
    const double took = seconds_since(begun);
    std::filesystem::remove(file);
    return took;
}

SafeKeys new_keys() {
    const auto key = [] {
        std::string bytes(32, '\0');
        std::ifstream{"/dev/urandom", std::ios::binary}.read(bytes.data(), 32);
        return bytes;
    };
    return {{{1, key()}}, key(), key()};
}

// The use-cases over their real store, with the real clock: the server beside it leaves a file alone that was worked on in
// the last seconds.
class Intake {
  public:
    explicit Intake(const DatabaseAddress& address) : store_(address) {}

    void run(const IntakeScheme& scheme, const std::vector<std::string>& numbers,
             IntakeSpeed& speed) {
        AddFile upload;
        upload.id = crypto_.make_uuid();
        upload.caller = {Role::manager, OrganisationId{scheme.organisation}, std::nullopt,
                         "person:1", "A manager"};
        upload.told.hub = "B001";
        upload.told.bundle = "O2-25";
        upload.told.batch = "7";
        upload.name = "bench.csv";
        upload.content = "ICCID\n";
        for (const std::string& number : numbers) upload.content += number + '\n';
        const auto begun = std::chrono::steady_clock::now();
        const auto file = add_file(upload, ports_);
        if (!file) throw std::runtime_error(sentence_of(file.refusal()));
        const auto view = show_file({upload.caller, file->id}, ports_);
        if (!view || view->counts.front() != lines) throw std::runtime_error("not all are ready");
        const double preview = seconds_since(begun);
        load(upload.caller, file->id);
        const double whole = seconds_since(begun);
        speed.preview_s.push_back(preview);
        speed.load_s.push_back(whole - preview);
        speed.ours_s.push_back(whole);
    }

  private:
    // As the page does: a request works for some seconds at most, and the next one goes on.
    void load(const Caller& caller, const Uuid& id) {
        for (int request = 0; request < requests_max; ++request) {
            const auto file = load_file({crypto_.make_uuid(), caller, id}, ports_);
            if (!file) throw std::runtime_error(sentence_of(file.refusal()));
            if (file->state == FileState::loading) continue;
            if (file->received != lines) throw std::runtime_error("not all are loaded");
            return;
        }
        throw std::runtime_error("the file does not come to its end");
    }

    MysqlStore store_;
    SystemClock clock_;
    SodiumCrypto crypto_{"KB"};
    SystemZones zones_;
    SodiumSafe safe_{new_keys()};
    LemonFlow flow_;
    Ports ports_{store_, clock_, crypto_, zones_, safe_, flow_};
};

void check_stored(HandWritten& asked, const IntakeScheme& scheme) {
    const std::int64_t stored =
        asked.number(fmt::format("SELECT COUNT(*) FROM kitbank.data_item WHERE "
                                 "organisation_id = {} AND state = 'in_stock'",
                                 scheme.organisation));
    if (stored != lines) throw std::runtime_error("not every SIM was stored once");
}

}  // namespace

IntakeSpeed intake_speed(const Address& database, int rounds) {
    const DatabaseAddress address = address_of(database);
    Connection connection{address};
    HandWritten asked{database};
    Loader loader{database};
    Intake intake{address};
    IntakeSpeed speed;
    speed.lines = lines;
    for (int round = 0; round < rounds; ++round) {
        const std::vector<std::string> numbers = numbers_from(round * lines);
        const IntakeScheme by_hand = new_scheme(connection, asked, "by hand");
        speed.by_hand_s.push_back(load_by_hand(loader, by_hand, numbers));
        check_stored(asked, by_hand);
        const IntakeScheme ours = new_scheme(connection, asked, "ours");
        intake.run(ours, numbers, speed);
        check_stored(asked, ours);
    }
    return speed;
}

}  // namespace kitbank::bench
