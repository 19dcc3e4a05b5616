#include <doctest/doctest.h>

#include <algorithm>
#include <iostream>
#include <stdexcept>

#include "server/demonstration.h"
#include "server/usecase/devices/record_events.h"
#include "server/usecase/labels/print_tags.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/invite_person.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/residents/add_resident.h"
#include "server/usecase/stock/open_hub.h"
#include "server/web/service.h"
#include "server/web/text.h"
#include "server/world.h"
#include "tests/store/scratch_database.h"
#include "tests/support/fakes.h"
#include "tests/support/plain_flow.h"

// Two databases that differ in one thing: in the second, another organisation has rows of every kind
// too, with the same hub codes and serial numbers. Whoever is of the first organisation gets the same
// answers from both, byte for byte, to questions about their own things and about the others'.
//
// Every table that counts its rows has given out numbers in the second before ours are made, as if
// the other organisation had been busy first: an answer that shows such a number differs. Hashes are
// left out of the comparison: each is over a row as it is kept, with the numbers of who and what.
namespace kitbank::web {
namespace {

constexpr OrganisationId ours{1};
const Instant evening = *parse_instant("2026-11-22T18:00:00Z");

// What a use-case or a test needs of the world, over one database; chance repeats by its seed.
struct Side {
    Side(Store& over, Instant start, const std::string& seed)
        : store(over), clock(start), crypto(seed), ports{store, clock, crypto, zones, safe, flow} {}
    Store& store;
    FixedClock clock;
    FakeCrypto crypto;
    SystemZones zones;
    FakeSafe safe;
    PlainFlow flow;
    Ports ports;
};

template <class T>
T must(Result<T> result) {
    if (!result) throw std::runtime_error(sentence_of(result.refusal()));
    return *std::move(result);
}

std::string key_of(Role role) { return "twin-" + std::string(name_of(role)); }

// A session and a token for each role, of all hubs of the organisation.
void add_keys(Side& side, OrganisationId organisation, const std::string& prefix) {
    side.store.write([&](Transaction& tx) {
        for (const Role role : all_roles()) {
            Person person;
            person.email = prefix + key_of(role) + "@example.org";
            person.name = prefix + "Robin Example";
            Membership membership;
            membership.handle = side.crypto.make_uuid();
            membership.person = tx.write_accounts().insert_person(person);
            membership.organisation = organisation;
            membership.role = role;
            membership.since = evening;
            membership.id = tx.write_partners().insert_membership(membership);
            Session session;
            session.token = side.crypto.digest(prefix + key_of(role));
            session.person = membership.person;
            session.membership = membership.id;
            session.csrf = "csrf";
            session.started_at = session.seen_at = evening;
            session.ends_at = evening + std::chrono::hours{12};
            session.proved = true;
            tx.write_accounts().insert_session(session);
            Token token;
            token.handle = side.crypto.make_uuid();
            token.organisation = organisation;
            token.role = role;
            token.name = prefix + "scanner";
            token.hash = session.token;
            token.created_by = "operator";
            token.created_at = evening;
            tx.write_partners().insert_token(token);
        }
        return true;
    });
}

using Places = std::vector<std::pair<std::string, std::string>>;

// What of an organisation can be asked for by its address.
Places places_of(Side& side, OrganisationId organisation) {
    Places places;
    side.store.read([&](Reader& reader) {
        DeviceQuery query;
        query.organisation = organisation;
        for (const Device& device : reader.devices(query).items) {
            if (places.size() < 16) places.emplace_back("tag", device.tag.text);
            for (const StoredEvidence& each : reader.evidence_of(device.id)) {
                if (places.size() < 16) places.emplace_back("id", format(each.id));
            }
        }
        for (const Hub& hub : reader.hubs(organisation)) places.emplace_back("code", hub.code);
        for (const PrintBatch& batch : reader.batches(organisation, 3)) {
            places.emplace_back("batch", format(batch.handle));
        }
        for (const Member& each : reader.partners().members(organisation)) {
            places.emplace_back("id", format(each.membership.handle));
        }
        for (const Token& each : reader.partners().tokens(organisation)) {
            places.emplace_back("id", format(each.handle));
        }
        for (const Invitation& each : reader.partners().invitations_open(organisation)) {
            places.emplace_back("id", format(each.handle));
        }
    });
    return places;
}

void add_resident_of(Side& side, const Caller& caller, Places& places) {
    const Resident resident = must(add_resident(
        {side.crypto.make_uuid(),
         caller,
         {{ResidentField::name, "Ada Example"}, {ResidentField::phone, "07700 900111"}}},
        side.ports));
    places.emplace_back("reference", resident.reference);
}

// The other organisation: the same hub codes, the same serials, and one of everything.
Places add_others(Store& store) {
    Side side{store, evening, "others"};
    OrganisationId theirs;
    store.write([&](Transaction& tx) {
        // Not a scheme: whom a referrer can ask is public.
        theirs = tx.write_partners().insert_organisation(
            {{}, "Eastshire", OrganisationKind::refurbisher});
        return true;
    });
    std::vector<Hub> hubs;
    std::vector<Device> twins;
    store.read([&](Reader& reader) {
        hubs = reader.hubs(ours);
        DeviceQuery query;
        query.organisation = ours;
        twins = reader.devices(query).items;
    });
    Caller caller{Role::manager, theirs, std::nullopt, "person:1", "Sam Example", PersonId{1}};
    store.write([&](Transaction& tx) {
        for (Hub hub : hubs) {
            hub.organisation = theirs;
            hub.id = tx.insert_hub(hub);
            caller.hub = hub;
        }
        return true;
    });
    add_keys(side, theirs, "others-");
    for (const Device& twin : twins) {
        RecordEvent command;
        command.id = side.crypto.make_uuid();
        command.caller = caller;
        command.event = DeviceEvent::intake;
        command.evidence = {{"kind", "laptop"}, {"make", twin.make}, {"model", twin.model}};
        if (!twin.serial.empty()) command.evidence["serial"] = twin.serial;
        const Device device = must(record_event(command, side.ports));
        RecordEvent wrong = command;
        wrong.id = side.crypto.make_uuid();
        wrong.tag = device.tag;
        wrong.event = DeviceEvent::recovery;
        wrong.tense = Tense::fact;
        wrong.evidence.clear();
        record_events({&wrong, 1}, side.ports);
        StoredEvidence evidence;
        evidence.id = side.crypto.make_uuid();
        evidence.organisation = theirs;
        evidence.device = device.id;
        evidence.device_tag = device.tag.text;
        evidence.tool = "nwipe";
        evidence.zone = "UTC";
        evidence.actor = "person:1";
        evidence.recorded_at = evening;
        store.write([&](Transaction& tx) {
            tx.insert_evidence(evidence);
            return true;
        });
    }
    must(print_tags({side.crypto.make_uuid(), caller, 5}, side.ports));
    must(invite_person({side.crypto.make_uuid(), caller, "sam@example.org", "Sam Example",
                        Role::volunteer, "", "https://kit.example.org"},
                       side.ports));
    Places places = places_of(side, theirs);
    add_resident_of(side, caller, places);
    return places;
}

// Every table that counts has given out numbers of its own; answers how many tables these are.
int count_ahead(ScratchDatabase& database) {
    const std::string counted =
        "FROM information_schema.columns WHERE table_schema = DATABASE() AND extra LIKE "
        "'%auto_increment%'";
    const int tables = std::stoi(database.ask("SELECT COUNT(*) " + counted));
    for (int i = 0; i < tables; ++i) {
        const std::string table =
            database.ask("SELECT table_name " + counted + " ORDER BY table_name LIMIT 1 OFFSET " +
                         std::to_string(i));
        database.connection().run("ALTER TABLE `" + table +
                                  "` AUTO_INCREMENT = " + std::to_string(40'000 + 700 * i));
    }
    return tables;
}

// Each run of 64 hexadecimal digits becomes a star.
std::string without_hashes(const std::string& text) {
    std::string result;
    std::string run;
    const auto finish = [&] {
        result += run.size() == 64 ? "*" : run;
        run.clear();
    };
    for (const char c : text) {
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'f')) {
            run += c;
            continue;
        }
        finish();
        result += c;
    }
    finish();
    return result;
}

// The drawing library numbers the parts of its pictures over the whole process.
std::string without_numbers(std::string text) {
    std::erase_if(text, [](char c) { return c >= '0' && c <= '9'; });
    return text;
}

// One database, asked as everyone.
class Twin {
  public:
    explicit Twin(Store& store)
        : side_(store, evening + std::chrono::minutes{5}, "served"),
          combiner_(side_.ports),
          service_({side_.ports,
                    combiner_,
                    {},
                    [] { return std::string(); },
                    [] { return std::vector<Gauge>(); }}) {}

    std::string answer(const Route& route, Role role, const std::string& place,
                       const std::string& value, const std::string& query) {
        Request request;
        request.method = route.method;
        std::string_view rest = route.pattern;
        while (rest.starts_with('/')) {
            rest.remove_prefix(1);
            std::string part{rest.substr(0, rest.find('/'))};
            rest.remove_prefix(part.size());
            if (part.starts_with('{')) {
                const std::string name = part.substr(1, part.size() - 2);
                part = name == place ? value : (name == "event" ? "move" : "nothing");
            }
            request.segments.push_back(part);
            request.path += "/" + part;
        }
        request.raw_query = query;
        request.query = parse_fields(query).value();
        request.host = "kit.example.org";
        request.reference = "0123456789";
        const std::string key = key_of(role);
        if (is_api_path(route.pattern)) {
            request.headers.add("authorization", "Bearer " + key);
        } else {
            request.headers.add("cookie", "kitbank=" + key);
        }
        const Plan plan = service_.plan(request);
        const Response response = plan.refusal ? *plan.refusal : plan.answer(request);
        std::string text = std::to_string(response.status) + "\n" + response.content_type;
        for (const auto& [name, header] : response.headers) text += "\n" + name + ": " + header;
        return text + "\n\n" +
               (route.pattern.ends_with(".svg") ? without_numbers(response.body)
                                                : without_hashes(response.body));
    }

  private:
    Side side_;
    EventCombiner combiner_;
    WebService service_;
};

struct Comparison {
    int requests = 0;
    std::size_t bytes = 0;
    std::size_t differing = 0;

    void ask(Twin& alone, Twin& beside, const Route& route, Role role, const std::string& place,
             const std::string& value, const std::string& query = "") {
        const std::string one = alone.answer(route, role, place, value, query);
        const std::string two = beside.answer(route, role, place, value, query);
        ++requests;
        bytes += one.size();
        if (one == two) return;
        std::size_t different =
            one.size() > two.size() ? one.size() - two.size() : two.size() - one.size();
        for (std::size_t i = 0; i < std::min(one.size(), two.size()); ++i) {
            different += one[i] == two[i] ? 0U : 1U;
        }
        differing += different;
        const auto at = std::ranges::mismatch(one, two).in1 - one.begin();
        const auto from = static_cast<std::size_t>(std::max<std::ptrdiff_t>(at - 60, 0));
        std::cout << "twins differ: " << route.pattern << " as " << name_of(role) << " " << value
                  << query << ", " << different << " bytes: " << one.substr(from, 120) << " | "
                  << two.substr(from, 120) << '\n';
    }
};

bool has_place(const Route& route, const std::string& place) {
    return route.pattern.find("{" + place + "}") != std::string_view::npos;
}

void ask_everything(Comparison& compared, Twin& alone, Twin& beside, const Places& places) {
    for (const Route& route : routes()) {
        if (!is_safe(route.method) || route.pattern == "/metrics") continue;
        for (const Role role : all_roles()) {
            if (route.pattern.find('{') == std::string_view::npos) {
                compared.ask(alone, beside, route, role, "", "");
                for (const char* const query : {"q=Dell", "q=S", "state=received", "limit=2"}) {
                    if (!route.pattern.ends_with("/devices")) continue;
                    compared.ask(alone, beside, route, role, "", "", query);
                }
            }
            for (const auto& [place, value] : places) {
                if (has_place(route, place)) compared.ask(alone, beside, route, role, place, value);
            }
        }
    }
}

TEST_CASE("another organisation's rows change no byte of any answer") {
    ScratchDatabase alone;
    ScratchDatabase beside;
    CHECK(count_ahead(beside) >= 13);
    Places places;
    for (ScratchDatabase* const each : {&alone, &beside}) {
        Side side{each->store(), *parse_instant("2026-11-22T09:00:00Z"), "ours"};
        make_demonstration("a password for the day", side.ports);
        add_keys(side, ours, "");
        places = places_of(side, ours);
        const PersonId person{std::stoll(each->ask("SELECT MIN(id) FROM person"))};
        Caller caller{Role::manager, ours,  std::nullopt, "person:" + std::to_string(person.value),
                      "Robin",       person};
        add_resident_of(side, caller, places);
    }
    for (const char* const table : {"device", "person", "print_batch", "hub", "api_token"}) {
        const std::string newest = std::string("SELECT MAX(id) FROM ") + table;
        CHECK(std::stoll(beside.ask(newest)) > std::stoll(alone.ask(newest)) + 1'000);
    }
    const Places others = add_others(beside.store());
    places.insert(places.end(), others.begin(), others.end());

    Twin one{alone.store()};
    Twin two{beside.store()};
    Comparison compared;
    ask_everything(compared, one, two, places);
    std::cout << "twins: requests " << compared.requests << ", bytes compared " << compared.bytes
              << ", bytes that differ " << compared.differing << '\n';
    CHECK(compared.requests >= 2'000);
    CHECK(compared.differing == 0);
}

}  // namespace
}  // namespace kitbank::web
