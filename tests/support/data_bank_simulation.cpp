#include "tests/support/data_bank_simulation.h"

#include <doctest/doctest.h>

#include <array>

#include "server/core/databank/iccid.h"
#include "server/usecase/databank/change_item.h"
#include "server/usecase/databank/data_bank_job.h"
#include "server/usecase/databank/issue_ports.h"
#include "server/usecase/databank/pack_consignment.h"
#include "server/usecase/databank/receive_stock.h"
#include "server/usecase/databank/send_consignment.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/databank/swap_sim.h"
#include "server/usecase/requests/london.h"

namespace kitbank {
namespace {

using namespace std::chrono_literals;

constexpr int tries_max = 20;

// With its Luhn digit, of the network whose cards begin with 894411.
std::string number_of(std::int64_t account) {
    std::string digits = std::to_string(account);
    digits = "894411" + std::string(12 - digits.size(), '0') + digits;
    for (char last = '0'; last <= '9'; ++last) {
        if (has_luhn_digit(digits + last)) return digits + last;
    }
    throw std::logic_error{"no digit fits"};
}

Date valid_from() { return Date{std::chrono::year{2026} / 1 / 1}; }

}  // namespace

void ShakyStore::write(const std::function<bool(Transaction&)>& operation) {
    const unsigned fate = is_shaky ? static_cast<unsigned>(dice_() % 20) : 20;
    if (fate == 0) {
        ++crashes;
        behind_.write([&](Transaction& tx) { return static_cast<void>(operation(tx)), false; });
        throw StoreFailure{RefusalCode::unavailable, "it fell before the commit"};
    }
    behind_.write(operation);
    if (fate == 1) {
        ++crashes;
        throw StoreFailure{RefusalCode::unavailable, "its answer was lost"};
    }
}

DataBankSimulation::DataBankSimulation(Store& store, unsigned seed)
    : world_(store),
      shaky_(store, seed),
      ports_{shaky_, world_.clock, world_.crypto, world_.zones, world_.safe, world_.flow},
      dice_(seed),
      begun_(world_.clock.now()) {
    for (int hub = 0; hub < hub_count; ++hub) {
        hubs_.push_back(world_.open_hub("SIM" + std::to_string(hub)));
        scanners_.push_back({hub, true, {}, {}});
        scanners_.push_back({hub, true, {}, {}});
    }
    store.write([&](Transaction& tx) {
        for (const auto& [code, gigabytes, months] :
             {std::tuple{"O2-25", 25, 3}, std::tuple{"O2-20", 20, 6}, std::tuple{"O2-5", 5, 1}}) {
            Bundle bundle;
            bundle.organisation = world_.organisation;
            bundle.code = code;
            bundle.network = "o2";
            bundle.name = code;
            bundle.gb_per_month = gigabytes;
            bundle.months = months;
            bundle.valid_from = valid_from();
            bundle.id = tx.write_stock().insert_bundle(bundle);
            bundles_.push_back(bundle);
        }
        return true;
    });
    shaky_.is_shaky = true;
}

Caller DataBankSimulation::at(int hub) const {
    Caller caller = world_.caller(Role::volunteer);
    caller.hub = hubs_[static_cast<std::size_t>(hub)];
    caller.actor = "person:" + std::to_string(100 + hub);
    return caller;
}

Caller DataBankSimulation::manager() const {
    Caller caller = world_.caller(Role::manager);
    caller.hub.reset();
    return caller;
}

// One person's number in any of the ways in which people type it.
std::string DataBankSimulation::phone_of(int person) {
    const std::string tail = std::to_string(900'000 + person);
    const std::array<std::string, 4> spellings = {
        "07700 " + tail, "+447700" + tail, "0044 7700 " + tail.substr(0, 3) + " " + tail.substr(3),
        "07700" + tail};
    return spellings[static_cast<std::size_t>(pick(4))];
}

// Mostly one that the button is meant for, sometimes any.
std::string DataBankSimulation::item_in(ItemState state, int hub) {
    if (references_.empty()) return "8944110000000001238";
    const std::size_t begin = static_cast<std::size_t>(pick(static_cast<int>(references_.size())));
    for (std::size_t i = 0; i < references_.size() && pick(12) != 0; ++i) {
        const std::string& reference = references_[(begin + i) % references_.size()];
        const ItemStanding& standing = items_.at(reference).item.standing;
        if (standing.state != state || standing.consignment != 0) continue;
        if (hub < 0 || standing.hub == hubs_[static_cast<std::size_t>(hub)].id) return reference;
    }
    return references_[begin];
}

template <class T>
Result<T> DataBankSimulation::ask(const std::function<Result<T>()>& question,
                                  const std::function<bool(const T&, const T&)>& is_same) {
    for (int tries = 0; tries < tries_max; ++tries) {
        try {
            const Result<T> answer = question();
            if (!answer || pick(10) != 0) return answer;
            const Result<T> again = question();
            CHECK(again);
            if (again) CHECK(is_same(*answer, *again));
            return answer;
        } catch (const StoreFailure&) {
            continue;
        }
    }
    throw std::runtime_error{"no answer ever came"};
}

// ---- What happens -----------------------------------------------------------------------------------

std::string DataBankSimulation::receive() {
    ReceiveStock command;
    command.id = world_.crypto.make_uuid();
    const int hub = pick(hub_count);
    command.caller = at(hub);
    command.told.bundle = bundles_[static_cast<std::size_t>(pick(3))].code;
    const Date today = london_day(world_.clock.now(), world_.zones);
    command.told.activate_by =
        Date{std::chrono::sys_days{today} + std::chrono::days{20 + pick(300)}};
    const int count = 1 + pick(30);
    for (int i = 0; i < count; ++i) {
        // Now and then one that is here already.
        const bool is_old = pick(20) == 0 && !references_.empty();
        command.numbers.push_back(is_old ? item_in(ItemState::in_stock, -1) : number_of(++drawn_));
    }
    const auto received =
        ask<ReceivedStock>([&] { return receive_stock(command, ports_); },
                           [](const ReceivedStock& one, const ReceivedStock& other) {
                               return one.lines == other.lines;
                           });
    for (const std::string& number : command.numbers) refresh(number);
    return code_of(received);
}

GiveData DataBankSimulation::gift_for(int person, const std::string& item, int hub) {
    GiveData command;
    command.id = world_.crypto.make_uuid();
    command.caller = at(hub);
    command.item = item;
    command.person = {{ResidentField::phone, phone_of(person)}};
    command.criteria = {true, true, pick(2) == 0, pick(2) == 0, true};
    command.terms_told = true;
    command.gate_confirmed = true;
    return command;
}

std::string DataBankSimulation::give_at_counter() {
    const int hub = pick(hub_count);
    const GiveData command = gift_for(pick(person_count), item_in(ItemState::in_stock, hub), hub);
    const auto given = ask<GivenData>([&] { return give_data(command, ports_); },
                                      [](const GivenData& one, const GivenData& other) {
                                          return one.issue.reference == other.issue.reference;
                                      });
    note_gift(command, given);
    refresh(command.item);
    return code_of(given);
}

void DataBankSimulation::fetch_stock(Scanner& scanner) {
    scanner.stock.clear();
    const HubId hub = hubs_[static_cast<std::size_t>(scanner.hub)].id;
    for (const auto& [reference, known] : items_) {
        const ItemStanding& standing = known.item.standing;
        const bool is_here = standing.state == ItemState::in_stock && standing.consignment == 0;
        if (is_here && standing.hub == hub) scanner.stock.insert(reference);
    }
}

// Without a line it gives only what it was told its hub has, and each of them once.
std::string DataBankSimulation::scan_offline() {
    Scanner& scanner = scanners_[static_cast<std::size_t>(pick(2 * hub_count))];
    if (scanner.has_line || scanner.stock.empty()) return "nothing to give";
    auto item = scanner.stock.begin();
    std::advance(item, pick(static_cast<int>(scanner.stock.size())));
    GiveData command = gift_for(pick(person_count), *item, scanner.hub);
    command.is_fact = true;
    command.happened_at = world_.clock.now();
    scanner.stock.erase(item);
    scanner.queue.push_back(command);
    return "queued";
}

void DataBankSimulation::deliver(Scanner& scanner) {
    while (!scanner.queue.empty()) {
        const GiveData command = scanner.queue.front();
        scanner.queue.pop_front();
        const auto given = ask<GivenData>([&] { return give_data(command, ports_); },
                                          [](const GivenData& one, const GivenData& other) {
                                              return one.issue.reference == other.issue.reference;
                                          });
        note_gift(command, given);
        refresh(command.item);
        ++outcomes_["late gift: " + code_of(given)];
        check();
    }
}

std::string DataBankSimulation::change_line() {
    Scanner& scanner = scanners_[static_cast<std::size_t>(pick(2 * hub_count))];
    if (scanner.has_line) fetch_stock(scanner);
    scanner.has_line = !scanner.has_line;
    if (!scanner.has_line) return "line lost";
    deliver(scanner);
    return "line back";
}

std::vector<std::string> DataBankSimulation::contents_of(const Consignment& packet) {
    ItemQuery query{world_.organisation};
    query.consignment = packet.id.value;
    query.limit = 200;
    std::vector<std::string> references;
    shaky_.read([&](Reader& reader) {
        for (const DataItem& item : reader.stock().data_items(query)) {
            references.push_back(item.reference);
        }
    });
    return references;
}

std::string DataBankSimulation::send_packet() {
    if (!packets_.empty() && pick(2) == 0) return receive_packet();
    const auto is_same = [](const Consignment& one, const Consignment& other) {
        return one.reference == other.reference;
    };
    const int from = pick(hub_count);
    const OpenConsignment opening{world_.crypto.make_uuid(), at(from), "",
                                  hubs_[static_cast<std::size_t>((from + 1 + pick(9)) % 10)].code};
    const auto opened =
        ask<Consignment>([&] { return open_consignment(opening, ports_); }, is_same);
    if (!opened) return code_of(opened);
    PackItems packing;
    packing.id = world_.crypto.make_uuid();
    packing.caller = at(from);
    packing.reference = opened->reference;
    packing.bundle = bundles_[static_cast<std::size_t>(pick(3))].code;
    packing.next = 1 + pick(8);
    const auto packed = ask<PackedNow>([&] { return pack_items(packing, ports_); },
                                       [](const PackedNow& one, const PackedNow& other) {
                                           return one.consignment.id == other.consignment.id;
                                       });
    if (!packed) {
        const CancelConsignment end{world_.crypto.make_uuid(), at(from), opened->reference};
        CHECK(ask<Consignment>([&] { return cancel_consignment(end, ports_); }, is_same));
        return code_of(packed);
    }
    const SendConsignment sending{world_.crypto.make_uuid(), at(from), opened->reference};
    const auto sent = ask<Consignment>([&] { return send_consignment(sending, ports_); }, is_same);
    if (!sent) return code_of(sent);
    packets_.push_back(*sent);
    for (const std::string& reference : contents_of(*sent)) refresh(reference);
    return "done";
}

// Whole, or with some that are not found; those turn up later or are lost.
std::string DataBankSimulation::receive_packet() {
    const auto packet = packets_.begin() + pick(static_cast<int>(packets_.size()));
    const std::vector<std::string> contents = contents_of(*packet);
    ReceiveConsignment command;
    command.id = world_.crypto.make_uuid();
    command.caller = manager();
    command.reference = packet->reference;
    if (pick(3) == 0) {
        command.counted.emplace();
        for (const std::string& reference : contents) {
            if (pick(4) != 0) command.counted->push_back(reference);
        }
    }
    const auto received = ask<ReceivedConsignment>(
        [&] { return receive_consignment(command, ports_); },
        [](const ReceivedConsignment& one, const ReceivedConsignment& other) {
            return one.consignment.id == other.consignment.id;
        });
    if (received && !received->missing.empty()) {
        const SettleMissing settle{
            world_.crypto.make_uuid(), manager(), packet->reference, {}, "in the simulation"};
        const bool is_lost = pick(2) == 0;
        CHECK(ask<Consignment>(
            [&] { return is_lost ? lose_missing(settle, ports_) : find_missing(settle, ports_); },
            [](const Consignment& one, const Consignment& other) { return one.id == other.id; }));
    }
    if (received) packets_.erase(packet);
    for (const std::string& reference : contents) refresh(reference);
    return received ? "received" : code_of(received);
}

std::string DataBankSimulation::activate() {
    const std::string reference = item_in(ItemState::issued, -1);
    const ActivateItem command{world_.crypto.make_uuid(), manager(), reference,
                               london_day(world_.clock.now(), world_.zones)};
    const auto done = ask<DataItem>(
        [&] { return activate_item(command, ports_); },
        [](const DataItem& one, const DataItem& other) { return one.id == other.id; });
    refresh(reference);
    return code_of(done);
}

std::string DataBankSimulation::make_void() {
    const bool is_out = pick(2) == 0;
    const std::string reference = item_in(is_out ? ItemState::issued : ItemState::in_stock, -1);
    VoidItem command;
    command.id = world_.crypto.make_uuid();
    command.caller = manager();
    command.reference = reference;
    command.reason = pick(2) == 0 ? VoidReason::lost : VoidReason::faulty;
    command.words = "in the simulation";
    const auto done = ask<DataItem>(
        [&] { return void_item(command, ports_); },
        [](const DataItem& one, const DataItem& other) { return one.id == other.id; });
    refresh(reference);
    return code_of(done);
}

std::string DataBankSimulation::hand_back() {
    const std::string reference = item_in(ItemState::issued, -1);
    HandBackItem command;
    command.id = world_.crypto.make_uuid();
    command.caller = manager();
    command.reference = reference;
    command.is_unopened = true;
    const auto done = ask<DataItem>(
        [&] { return hand_back_item(command, ports_); },
        [](const DataItem& one, const DataItem& other) { return one.id == other.id; });
    if (done) {
        Known& known = items_.at(reference);
        --known.given;
        for (auto& [person, issues] : had_) {
            std::erase_if(issues, [&](const auto& row) {
                return row.second.item == known.item.id &&
                       row.second.outcome != IssueOutcome::returned;
            });
        }
    }
    refresh(reference);
    return code_of(done);
}

std::string DataBankSimulation::swap() {
    const std::string old = item_in(ItemState::issued, -1);
    SwapSim command;
    command.id = world_.crypto.make_uuid();
    command.caller = manager();
    command.reference = old;
    command.replacement = item_in(ItemState::in_stock, -1);
    command.words = "in the simulation";
    const auto done = ask<SwappedSim>(
        [&] { return swap_sim(command, ports_); },
        [](const SwappedSim& one, const SwappedSim& other) { return one.issue == other.issue; });
    if (done) ++items_.at(command.replacement).given;
    refresh(old);
    refresh(command.replacement);
    return code_of(done);
}

std::string DataBankSimulation::recover() {
    const std::string reference = item_in(ItemState::voided, -1);
    const RecoverItem command{world_.crypto.make_uuid(), manager(), reference};
    const auto done = ask<DataItem>(
        [&] { return recover_item(command, ports_); },
        [](const DataItem& one, const DataItem& other) { return one.id == other.id; });
    refresh(reference);
    return code_of(done);
}

std::string DataBankSimulation::let_time_pass() {
    world_.clock.advance(std::chrono::hours{1 + pick(72)});
    for (int tries = 0; tries < tries_max; ++tries) {
        try {
            run_data_bank(ports_);
            break;
        } catch (const StoreFailure&) {
            continue;
        }
    }
    const Date today = london_day(world_.clock.now(), world_.zones);
    for (const std::string& reference : references_) {
        const ItemStanding& standing = items_.at(reference).item.standing;
        const bool is_over = standing.state == ItemState::active && *standing.ends_on < today;
        const bool is_late = standing.state != ItemState::active && *standing.activate_by < today;
        if (is_over || is_late) refresh(reference);
    }
    return "done";
}

// ---- What must hold ---------------------------------------------------------------------------------

void DataBankSimulation::refresh(const std::string& reference) {
    std::optional<DataItem> item;
    shaky_.read(
        [&](Reader& reader) { item = reader.stock().data_item(world_.organisation, reference); });
    if (!item) return;
    const auto [known, is_new] = items_.try_emplace(reference);
    if (is_new) {
        references_.push_back(reference);
    } else {
        --counted_[{account_of(known->second.item.standing), known->second.item.bundle}];
    }
    known->second.item = *item;
    ++counted_[{account_of(item->standing), item->bundle}];
}

// No more for a person than the rule allows: one in 180 days, beside what was reported too late to refuse.
void DataBankSimulation::note_gift(const GiveData& command, const Result<GivenData>& given) {
    const auto before = answers_.find(command.id);
    const std::string answer = given ? given->issue.reference : code_of(given);
    if (before != answers_.end()) {
        CHECK(before->second == answer);
        return;
    }
    answers_[command.id] = answer;
    if (!given) return;
    ++items_.at(command.item).given;
    CHECK(items_.at(command.item).given == 1);
    const std::string phone = command.person.at(ResidentField::phone);
    const int person = std::stoi(phone.substr(phone.size() - 3));
    auto& had = had_[person];
    if (!given->issue.over_limit) {
        for (const auto& [reference, issue] : had) {
            const auto apart = std::chrono::abs(given->issue.issued_at - issue.issued_at);
            CAPTURE(reference);
            CHECK(apart >= std::chrono::days{179});
        }
    }
    had[given->issue.reference] = given->issue;
}

void DataBankSimulation::note_balance(const Balance& row) {
    auto& line = past_[{row.account, row.bundle}];
    if (line.empty() || line.back().second != row.items) {
        line.emplace_back(world_.clock.now(), row.items);
    }
}

void DataBankSimulation::check_balances() {
    std::vector<Balance> balances;
    shaky_.read([&](Reader& reader) { balances = reader.stock().balances(world_.organisation); });
    std::map<BundleId, std::pair<std::int64_t, std::int64_t>> sums;
    std::map<std::pair<Account, BundleId>, std::int64_t> kept;
    for (const Balance& row : balances) {
        sums[row.bundle].first += row.items;
        sums[row.bundle].second += row.gigabytes;
        CAPTURE(name_of(row.account.kind));
        CAPTURE(row.account.owner);
        if (is_source(row.account.kind)) continue;
        CHECK(row.items >= 0);
        CHECK(row.gigabytes >= 0);
        kept[{row.account, row.bundle}] = row.items;
        note_balance(row);
    }
    for (const auto& [bundle, sum] : sums) {
        CHECK(sum.first == 0);
        CHECK(sum.second == 0);
    }
    for (const auto& [place, count] : counted_) {
        const auto row = kept.find(place);
        CAPTURE(name_of(place.first.kind));
        CAPTURE(place.first.owner);
        CHECK(count == (row == kept.end() ? 0 : row->second));
        if (row == kept.end()) note_balance({place.first, place.second});
    }
    CHECK(std::ranges::all_of(kept, [&](const auto& row) { return counted_.contains(row.first); }));
}

void DataBankSimulation::check() { check_balances(); }

void DataBankSimulation::step() {
    using Happening = std::string (DataBankSimulation::*)();
    struct Row {
        const char* name;
        int weight;
        Happening happens;
    };
    static constexpr std::array rows = {
        Row{"receive", 6, &DataBankSimulation::receive},
        Row{"give", 30, &DataBankSimulation::give_at_counter},
        Row{"scan offline", 25, &DataBankSimulation::scan_offline},
        Row{"line", 8, &DataBankSimulation::change_line},
        Row{"packet", 8, &DataBankSimulation::send_packet},
        Row{"activate", 10, &DataBankSimulation::activate},
        Row{"swap", 3, &DataBankSimulation::swap},
        Row{"void", 3, &DataBankSimulation::make_void},
        Row{"hand back", 3, &DataBankSimulation::hand_back},
        Row{"recover", 1, &DataBankSimulation::recover},
        Row{"time", 3, &DataBankSimulation::let_time_pass},
    };
    int dice = pick(100);
    const Row* row = rows.data();
    while (dice >= row->weight) dice -= row++->weight;
    CAPTURE(++steps_);
    CAPTURE(row->name);
    const std::string came = (this->*row->happens)();
    ++outcomes_[std::string{row->name} + ": " + came];
    CAPTURE(came);
    check();
}

// The balance that a line of the past says for that moment; nothing was there before its first.
static std::int64_t balance_then(const std::vector<std::pair<Instant, std::int64_t>>& line,
                                 Instant moment) {
    const auto after =
        std::ranges::upper_bound(line, moment, {}, [](const auto& entry) { return entry.first; });
    return after == line.begin() ? 0 : std::prev(after)->second;
}

void DataBankSimulation::look_back(int moments) {
    const std::int64_t span = (world_.clock.now() - begun_).count();
    for (int i = 0; i < moments && !past_.empty(); ++i) {
        auto place = past_.begin();
        std::advance(place, pick(static_cast<int>(past_.size())));
        const auto& [account, bundle] = place->first;
        // Between two steps, where the model knows: at one of its own entries.
        const auto& line = place->second;
        const Instant any = begun_ + std::chrono::microseconds{span / 1'000 * pick(1'000)};
        const Instant moment =
            pick(2) == 0 ? line[static_cast<std::size_t>(pick(static_cast<int>(line.size())))].first
                         : any;
        std::vector<Balance> balances;
        shaky_.read([&](Reader& reader) {
            balances = reader.stock().balances_at(world_.organisation, account, moment);
        });
        const auto row = std::ranges::find(balances, bundle, &Balance::bundle);
        CAPTURE(format(moment));
        CAPTURE(name_of(account.kind));
        CHECK((row == balances.end() ? 0 : row->items) == balance_then(line, moment));
    }
    for (const std::string& reference : references_) refresh(reference);
    check();
}

}  // namespace kitbank
