#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <regex>
#include <set>

#include "server/web/json.h"
#include "tests/support/memory_state.h"
#include "tests/web/authorisation_world.h"

// Every column of every table, sent as one more field with every write by every role: it is refused,
// or nothing of it is stored.
namespace kitbank::web {
namespace {

const std::string marked_text = "QZX7";
constexpr std::int64_t marked_number = 987'654'321;

std::set<std::string> column_names() {
    static const std::regex in_table{R"(^ {4}([a-z_0-9]+) [A-Z]+)"};
    static const std::regex added{R"(ADD COLUMN IF NOT EXISTS ([a-z_0-9]+) )"};
    std::set<std::string> names{"role",    "org_id",      "organisation_id",    "id",
                                "version", "created_by",  "permissions[admin]", "approved_by",
                                "hub_id",  "is_admin",    "permissions",        "person_id",
                                "admin",   "organisation"};
    const std::filesystem::path folder = std::string(KITBANK_SOURCE_DIR) + "/schema/migrations";
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        std::ifstream stream(file.path());
        for (std::string line; std::getline(stream, line);) {
            std::smatch found;
            if (std::regex_search(line, found, in_table) || std::regex_search(line, found, added)) {
                names.insert(found[1]);
            }
        }
    }
    return names;
}

// What a form or body of this address has of its own, and may store as it was typed.
std::set<std::string> own_fields(std::string_view pattern) {
    const auto about = [&](std::string_view part) {
        return pattern.find(part) != std::string_view::npos;
    };
    if (about("/data/items") || about("/data/write-offs") || about("/data/reminders")) {
        return {"event",       "day",         "reason",     "words",       "items",
                "replacement", "is_unopened", "stale_days", "ending_days", "version"};
    }
    if (about("/data/receive") || about("/data/files") || about("/data/deliveries")) {
        return {"batch",           "activate_by", "expected", "expected_on",
                "order_reference", "words",       "name"};
    }
    if (about("/data/networks")) {
        return {"code",    "name",       "numbers",    "prefix", "digits",
                "printed", "user_terms", "activation", "help",   "is_retired"};
    }
    if (about("/data/bundles")) {
        return {"code",           "network",    "kind",     "name", "gb_per_month", "months",
                "calls_included", "valid_from", "valid_to", "next", "last"};
    }
    if (about("/hubs")) {
        return {"code",    "name",      "address", "phone",   "uprn",    "opening_times",
                "shelves", "is_closed", "version", "easting", "northing"};
    }
    if (about("/residents")) {
        return {"name",  "phone", "email",  "address", "postcode", "hub",   "words",
                "needs", "kind",  "reason", "fields",  "version",  "notes", "date_of_birth"};
    }
    if (about("/invit") || about("/people")) return {"email", "name", "role", "hub"};
    if (about("/memberships")) return {"role", "hub"};
    if (about("/tokens")) return {"name", "purpose", "role", "hub", "days"};
    if (about("/organisation")) return {"name", "second_factor", "magic_links", "version"};
    if (about("/partners")) return {"name", "state"};
    if (about("/hold")) return {"reason"};
    if (about("/proposals") || about("/reservation")) return {"tag", "reason"};
    if (about("/devices")) {
        return {"kind",   "make",  "model", "serial", "tag",           "hub",           "grade",
                "reason", "event", "media", "due",    "operator_name", "verifier_name", "source"};
    }
    if (about("/data/gates")) return {"hub", "question", "walk_ins_only"};
    if (about("/labels") || about("/tags")) return {"count", "reason", "tag"};
    if (about("/sign-in") || about("/ask") || about("/join")) return {"email", "name", "kind"};
    return {};
}

// How many rows say admin, and how many there are of the other organisation.
struct Tally {
    std::int64_t admins = 0;
    std::int64_t foreign = 0;
    friend bool operator==(const Tally&, const Tally&) = default;
};

Tally tally_of(const MemoryState& state, OrganisationId theirs) {
    Tally tally;
    const auto count = [&](const auto& rows) {
        for (const auto& [id, row] : rows) {
            if constexpr (requires { row.role; }) tally.admins += row.role == Role::admin ? 1 : 0;
            tally.foreign += row.organisation == theirs ? 1 : 0;
        }
    };
    count(state.memberships);
    count(state.invitations);
    count(state.tokens);
    count(state.hubs);
    count(state.devices);
    count(state.batches);
    count(state.residents);
    return tally;
}

class MassAssignment {
  public:
    void run() {
        for (const Route& route : routes()) {
            if (is_safe(route.method) || route.body.media_types.empty()) continue;
            for (const Who& who : world_.callers) {
                const bool is_ours = who.caller.organisation == world_.world.organisation;
                // Whom the route does not admit is refused before anything is read.
                const bool admits = route.access.admits(who.caller.role);
                if (who.key == Key::good && is_ours && !who.caller.hub && admits) {
                    try_all(route, who);
                }
            }
        }
    }

    int requests = 0;
    int successes = 0;

  private:
    void try_all(const Route& route, const Who& who) {
        const Target target = world_.targets_of(route).front();
        const std::string base = body_for(route, who, target, DeviceEvent::move);
        const auto own = own_fields(route.pattern);
        for (const std::string& column : columns_) {
            if (own.contains(column)) continue;
            try_one(route, who, target, base, column);
        }
    }

    std::string with_field(const Route& route, const std::string& base, const std::string& column) {
        const bool is_role = column == "role" || column.find("admin") != std::string::npos;
        const bool is_id = column.ends_with("_id") || column == "id" || column == "organisation";
        if (!is_api_path(route.pattern)) {
            const std::string value =
                is_role ? "admin" : (is_id ? std::to_string(world_.theirs.value) : marked_text);
            return base + "&" + column + "=" + value;
        }
        Json body = Json::parse(base, nullptr, false);
        if (!body.is_object()) return base;
        if (is_role) {
            body[column] = "admin";
        } else if (is_id) {
            body[column] = world_.theirs.value;
        } else {
            body[column] = ++turn_ % 2 == 0 ? Json(marked_text) : Json(marked_number);
        }
        return body.dump();
    }

    void try_one(const Route& route, const Who& who, const Target& target, const std::string& base,
                 const std::string& column) {
        ++requests;
        const Sent sent =
            world_.send(who, route, route.method, target, with_field(route, base, column));
        if (!sent.wrote) return;
        const std::string dump = world_.world.store.dump();
        const bool stored = dump.find(marked_text) != std::string::npos ||
                            dump.find(std::to_string(marked_number)) != std::string::npos;
        const bool raised = tally_of(world_.world.store.snapshot(), world_.theirs) != before_;
        if (stored || raised) {
            ++successes;
            std::cout << "mass assignment: " << route.pattern << " as " << who.name << " takes "
                      << column << '\n';
        }
        world_.world.store.put_back(world_.state);
    }

    AuthorisationWorld world_;
    std::set<std::string> columns_ = column_names();
    Tally before_ = tally_of(world_.state, world_.theirs);
    int turn_ = 0;
};

TEST_CASE("no column of any table is taken from a request that has no business with it") {
    MassAssignment attack;
    attack.run();
    std::cout << "mass assignment: requests " << attack.requests << ", successes "
              << attack.successes << '\n';
    CHECK(attack.requests >= 5'000);
    CHECK(attack.successes == 0);
}

}  // namespace
}  // namespace kitbank::web
