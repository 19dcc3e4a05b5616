#include "server/demonstration.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <random>
#include <stdexcept>

#include "server/core/devices/factory_reset.h"
#include "server/demonstration_data_bank.h"
#include "server/demonstration_requests.h"
#include "server/usecase/devices/record_events.h"
#include "server/usecase/devices/record_reset.h"
#include "server/usecase/devices/record_wipe.h"
#include "server/usecase/labels/print_tags.h"
#include "server/usecase/partners/join_organisation.h"
#include "server/usecase/partners/manage_access.h"
#include "server/usecase/partners/second_factor.h"
#include "server/usecase/residents/add_resident.h"
#include "server/usecase/stock/open_hub.h"

namespace kitbank {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

// Shows the time that the story has come to.
class StoryClock : public Clock {
  public:
    Instant now() override { return now_ += std::chrono::microseconds{1}; }
    void move_to(Instant instant) { now_ = std::max(now_, instant); }

  private:
    Instant now_{};
};

struct Model {
    DeviceKind kind;
    const char* make;
    const char* model;
    const char* disk;  // empty: reset by hand
    std::int64_t bytes;
    MediumType type;
};

constexpr std::array models = {
    Model{DeviceKind::laptop, "Dell", "Latitude 5490", "KIOXIA KBG40ZNS256G", 256'060'514'304,
          MediumType::nvme},
    Model{DeviceKind::laptop, "Lenovo", "ThinkPad T480", "SAMSUNG MZVLB256HAHQ", 256'060'514'304,
          MediumType::nvme},
    Model{DeviceKind::laptop, "HP", "ProBook 450 G5", "TOSHIBA MQ01ABF050", 500'107'862'016,
          MediumType::hdd},
    Model{DeviceKind::tablet, "Samsung", "Galaxy Tab A8", "", 0, MediumType::emmc},
    Model{DeviceKind::chromebook, "Acer", "Chromebook 314", "", 0, MediumType::emmc},
    Model{DeviceKind::laptop, "Dell", "Vostro 3500", "WDC PC SN530", 256'060'514'304,
          MediumType::nvme},
    Model{DeviceKind::phone, "Motorola", "Moto G31", "", 0, MediumType::emmc},
    Model{DeviceKind::desktop, "HP", "EliteDesk 800 G3", "SanDisk SD8SB8U256G", 256'060'514'304,
          MediumType::ssd},
};

// One device's way: what became of it in the end, and whether it had been out on loan before.
struct Fate {
    DeviceState state;
    int count;
    bool was_out_before;
};

constexpr std::array fates = {
    Fate{DeviceState::expected, 3, false},    Fate{DeviceState::received, 4, false},
    Fate{DeviceState::locked, 2, false},      Fate{DeviceState::wiped, 3, false},
    Fate{DeviceState::wipe_failed, 2, false}, Fate{DeviceState::in_repair, 2, false},
    Fate{DeviceState::ready, 4, false},       Fate{DeviceState::ready, 2, true},
    Fate{DeviceState::reserved, 3, false},    Fate{DeviceState::on_loan, 3, false},
    Fate{DeviceState::on_loan, 2, true},      Fate{DeviceState::in_shared_use, 2, false},
    Fate{DeviceState::gifted, 2, false},      Fate{DeviceState::gifted, 1, true},
    Fate{DeviceState::returned, 2, false},    Fate{DeviceState::lost, 1, false},
    Fate{DeviceState::disposed, 2, false},
};

constexpr std::array donors = {"Fellshire County Council", "Ashby Cross Building Society",
                               "Northwater Housing", "Dale Valley Surgery"};

template <class T>
T expect(Result<T> result, const std::string& step) {
    if (!result) {
        throw std::runtime_error{"the demonstration's step '" + step +
                                 "' was refused: " + sentence_of(result.refusal())};
    }
    return *std::move(result);
}

class Story {
  public:
    Story(const Ports& ports)
        : ports_{ports.store, clock_, ports.crypto, ports.zones, ports.safe, ports.flow},
          today_(ports.clock.now()) {}

    std::vector<DemonstrationSignIn> tell(const std::string& password);

  private:
    struct Item {
        const Model* model = nullptr;
        std::string serial;
        std::string disk_serial;
        Hub hub;
        Tag tag;
        Instant at;  // when its next step happens
    };
    struct Step {
        Instant at;
        std::function<void()> run;
    };

    void add_partners();
    void add_residents();
    std::vector<DemonstrationSignIn> add_people(const std::string& password);
    void open_hubs();
    void plan_devices();
    void plan(Item& item, const Fate& fate);
    void plan_readiness(Item& item);
    void plan_loan(Item& item, bool comes_back);
    void plan_worklists();
    void plan_requests();
    void plan_data_bank();

    void later(Item& item, int days_most, std::function<void()> run);
    void receive(Item& item, bool expected);
    void event(Item& item, DeviceEvent event, Evidence evidence);
    void wipe(Item& item);
    void failed_wipe(Item& item);
    void reset(Item& item);
    // One run of nwipe; the times are stamps.
    struct Run {
        const Item& item;
        std::string disk;
        std::string begun;
        std::string written;
        std::string ended;
        bool fails;
    };
    std::string stamp(Instant instant);
    std::string log_of(const Item& item, bool fails);
    static std::string line(const std::string& at, const char* level, const std::string& text);
    static std::string machine_lines(const Run& run);
    static std::string wipe_lines(const Run& run);
    static std::string error_table(const Run& run);
    static std::string erasure_table(const Run& run);
    static std::string status_table(const Run& run);
    Caller caller_at(const Hub& hub) const;
    std::string reference(const char* prefix);

    StoryClock clock_;
    Ports ports_;
    Instant today_;
    std::mt19937 dice_{20261122};
    std::vector<Hub> hubs_;
    std::vector<std::string> actors_;  // of the people, in the order of their plans
    std::vector<std::unique_ptr<Item>> items_;
    std::vector<Step> steps_;
    OrganisationId organisation_{1};
    int references_ = 400;
};

std::vector<DemonstrationSignIn> Story::tell(const std::string& password) {
    clock_.move_to(today_ - days{310});
    open_hubs();
    std::vector<DemonstrationSignIn> sign_ins = add_people(password);
    expect(set_second_factor_rule("", SecondFactorRule::off, ports_), "ask for no codes");
    add_partners();
    add_residents();
    PrintTags roll{ports_.crypto.make_uuid(), caller_at(hubs_[0]), 24};
    expect(print_tags(roll, ports_), "print a roll of labels");
    plan_devices();
    plan_worklists();
    plan_requests();
    plan_data_bank();
    std::ranges::stable_sort(steps_, {}, &Step::at);
    for (const Step& step : steps_) {
        clock_.move_to(step.at);
        step.run();
    }
    return sign_ins;
}

void Story::open_hubs() {
    struct Plan {
        const char* code;
        const char* name;
        const char* address;
        const char* phone;
        const char* opening_times;
    };
    constexpr std::array plans = {
        Plan{"MARKET", "Market Street Library", "Market Street, Ashby Cross", "07700 900101",
             "Monday to Friday 9am to 5pm"},
        Plan{"MILL", "The Old Mill Centre", "Mill Lane, Northwater", "07700 900102",
             "Tuesday 10am to 4pm\nThursday 1pm to 7pm"},
        Plan{"VALLEY", "Dale Valley Village Hall", "Church Road, Nether Dale", "07700 900103",
             "First Saturday of the month 10am to noon"}};
    Caller operator_caller{Role::admin, organisation_, std::nullopt, "operator", "Operator"};
    for (const Plan& plan : plans) {
        OpenHub command{ports_.crypto.make_uuid(),
                        operator_caller,
                        plan.code,
                        {plan.name, plan.address, plan.phone, "", plan.opening_times, {}}};
        hubs_.push_back(expect(open_hub(command, ports_), "open a hub"));
    }
}

std::vector<DemonstrationSignIn> Story::add_people(const std::string& password) {
    struct Plan {
        const char* email;
        const char* name;
        Role role;
        const char* hub;
    };
    constexpr std::array plans = {
        Plan{"admin@kitbank.example", "Anwen Price", Role::admin, ""},
        Plan{"manager@kitbank.example", "Morwenna Tregear", Role::manager, ""},
        Plan{"staff@kitbank.example", "Idris Bowen", Role::hub_staff, "MARKET"},
        Plan{"volunteer@kitbank.example", "Tom Achebe", Role::volunteer, "VALLEY"},
        Plan{"referrer@kitbank.example", "Priya Raman", Role::referrer, ""}};
    std::vector<DemonstrationSignIn> sign_ins;
    for (const Plan& plan : plans) {
        AddPerson command{plan.email, plan.name, plan.role, "", plan.hub, password};
        const PersonId person = expect(add_person(command, ports_), "add a person");
        actors_.push_back("person:" + std::to_string(person.value));
        sign_ins.push_back({plan.email, std::string{name_of(plan.role)}});
    }
    return sign_ins;
}

// One that works with the scheme and one that asks to.
void Story::add_partners() {
    const Caller manager{Role::manager, organisation_, std::nullopt, "operator", "Operator", {}};
    const auto ask = [&](const char* name, OrganisationKind kind, const char* contact,
                         const char* email) {
        expect(
            ask_to_join({ports_.crypto.make_uuid(), "Kitbank scheme", name, kind, contact, email},
                        ports_),
            "ask to work with the scheme");
    };
    ask("Northwater Housing", OrganisationKind::referrer, "Ewan Clarke", "ewan@housing.example");
    expect(settle_organisation({ports_.crypto.make_uuid(), manager, "Northwater Housing",
                                OrganisationState::active, "https://kit.example"},
                               ports_),
           "let an organisation in");
    ask("Dale Valley Surgery", OrganisationKind::referrer, "Sunita Rao", "sunita@surgery.example");
}

void Story::add_residents() {
    using enum ResidentField;
    const std::array plans = {
        ResidentFacts{{name, "Gwen Morris"}, {phone, "07700 900210"}, {postcode, "NE61 9ZZ"}},
        ResidentFacts{{name, "T. O."}, {own_reference, "HX-204"}},
        ResidentFacts{{name, "Bilal Ahmed"}, {email, "bilal@residents.example"}}};
    for (const ResidentFacts& facts : plans) {
        expect(add_resident({ports_.crypto.make_uuid(), caller_at(hubs_[0]), facts}, ports_),
               "enter a resident");
    }
}

void Story::plan_devices() {
    std::size_t number = 0;
    for (const Fate& fate : fates) {
        for (int i = 0; i < fate.count; ++i, ++number) {
            auto item = std::make_unique<Item>();
            // A failed wipe and a lock need the right kind of device.
            const bool needs_disk =
                fate.state == DeviceState::wipe_failed || fate.state == DeviceState::disposed;
            item->model = &models[needs_disk ? number % 3 : number % models.size()];
            item->serial = fmt::format("FS{:05d}{}", 10'000 + number * 731, "KQX7"[number % 4]);
            item->disk_serial = fmt::format("S4D{:06d}N{}", 200'000 + number * 917, number % 10);
            item->hub = hubs_[number % hubs_.size()];
            item->at = today_ - days{fate.was_out_before ? 290 : 120} +
                       days{static_cast<int>(number)} + hours{9 + number % 7};
            items_.push_back(std::move(item));
            plan(*items_.back(), fate);
        }
    }
}

void Story::later(Item& item, int days_most, std::function<void()> run) {
    const auto wait = days{1 + static_cast<int>(dice_() % static_cast<unsigned>(days_most))};
    item.at += wait;
    const Instant latest = today_ - minutes{30};
    if (item.at > latest) item.at = latest + minutes{static_cast<int>(steps_.size() % 20)};
    steps_.push_back({item.at, std::move(run)});
}

void Story::plan_readiness(Item& item) {
    later(item, 3, [&] { wipe(item); });
    later(item, 3, [&] {
        Evidence sheet = {
            {"grade", dice_() % 3 == 0 ? "A" : "B"},
            {"battery", std::to_string(70 + dice_() % 30)},
            {"os", *item.model->disk == '\0' ? "As the maker updates it" : "Linux Mint 22.2"},
            {"locks_off", "yes"},
            {"accessories", "1"}};
        if (*item.model->disk != '\0') sheet["memory"] = "8";
        event(item, DeviceEvent::inspection, std::move(sheet));
    });
}

void Story::plan_loan(Item& item, bool comes_back) {
    const std::string request = reference("R-");
    later(item, 4, [this, &item, request] {
        event(item, DeviceEvent::reservation, {{"request", request}});
    });
    later(item, 3, [this, &item, request] {
        event(item, DeviceEvent::loan,
              {{"recipient", request},
               {"request", request},
               {"agreement", reference("A-")},
               {"accessories", "1"}});
    });
    if (!comes_back) return;
    later(item, 24, [this, &item] {
        event(item, DeviceEvent::handback,
              {{"condition", "good"}, {"accessories", "1"}, {"shelf", "Returns"}});
    });
}

void Story::plan(Item& item, const Fate& fate) {
    using enum DeviceState;
    const auto has_reached = [&](DeviceState state) { return fate.state == state; };
    const bool was_pledged = has_reached(expected);
    later(item, 2, [this, &item, was_pledged] { receive(item, was_pledged); });
    if (has_reached(expected) || has_reached(received)) return;
    if (has_reached(locked)) {
        const bool is_laptop =
            item.model->kind == DeviceKind::laptop || item.model->kind == DeviceKind::desktop;
        const std::string lock = is_laptop ? "bios_password" : "frp";
        return later(item, 3, [this, &item, lock] {
            event(item, DeviceEvent::lock_found, {{"lock", lock}});
        });
    }
    if (has_reached(wipe_failed)) return later(item, 3, [this, &item] { failed_wipe(item); });
    if (has_reached(disposed)) {
        later(item, 3, [this, &item] { failed_wipe(item); });
        return later(item, 5, [this, &item] {
            event(item, DeviceEvent::disposal,
                  {{"method", "recycled"},
                   {"recycler", "Fellshire Recycling"},
                   {"media", "destroyed"}});
        });
    }
    if (has_reached(wiped)) return later(item, 3, [this, &item] { wipe(item); });
    plan_readiness(item);
    if (fate.was_out_before) {
        plan_loan(item, true);
        plan_readiness(item);
    }
    if (has_reached(in_repair)) {
        later(item, 4, [this, &item] {
            event(item, DeviceEvent::repair, {{"reason", "Hinge loose"}});
        });
    }
    if (has_reached(in_shared_use)) {
        later(item, 4, [this, &item] {
            event(item, DeviceEvent::shared_use, {{"purpose", "Job club on Tuesdays"}});
        });
    }
    if (has_reached(reserved)) {
        const std::string request = reference("R-");
        later(item, 3, [this, &item, request] {
            event(item, DeviceEvent::reservation, {{"request", request}});
        });
    }
    if (has_reached(on_loan) || has_reached(lost)) plan_loan(item, false);
    if (has_reached(returned)) plan_loan(item, true);
    if (has_reached(lost)) {
        later(item, 9, [this, &item] {
            event(item, DeviceEvent::loss,
                  {{"report", "Not brought back; no answer to three reminders"}});
        });
    }
    if (has_reached(gifted)) {
        const std::string request = reference("R-");
        later(item, 3, [this, &item, request] {
            event(item, DeviceEvent::reservation, {{"request", request}});
        });
        later(item, 3, [this, &item, request] {
            event(item, DeviceEvent::gift,
                  {{"recipient", request}, {"agreement", reference("A-")}, {"accessories", "1"}});
        });
    }
}

// What a manager finds in the morning: a handover that the rules refuse at its place, a scan whose label
// nobody has claimed, and a certificate that proved wrong after the device had left.
void Story::plan_worklists() {
    const auto in_state = [&](DeviceState state) -> Item& {
        std::size_t number = 0;
        for (const Fate& fate : fates) {
            if (fate.state == state) return *items_[number];
            number += static_cast<std::size_t>(fate.count);
        }
        throw std::runtime_error{"no device of the demonstration is in the state"};
    };
    Item& unwiped = in_state(DeviceState::received);
    steps_.push_back({today_ - minutes{9}, [this, &unwiped] {
                          RecordEvent late;
                          late.id = ports_.crypto.make_uuid();
                          late.caller = caller_at(unwiped.hub);
                          late.tense = Tense::fact;
                          late.event = DeviceEvent::handback;
                          late.tag = unwiped.tag;
                          late.at = today_ - hours{20};
                          late.source = "valley-hall-1";
                          late.source_seq = 41;
                          late.evidence = {{"condition", "good"}, {"accessories", "1"}};
                          record_events({&late, 1}, ports_);
                      }});
    steps_.push_back(
        {today_ - minutes{8}, [this] {
             std::vector<PrintBatch> batches;
             ports_.store.read([&](Reader& reader) { batches = reader.batches(organisation_, 1); });
             const PrintBatch roll = expect(
                 find_batch(caller_at(hubs_[0]), batches.front().handle, ports_), "find the roll");
             RecordEvent early;
             early.id = ports_.crypto.make_uuid();
             early.caller = caller_at(hubs_[2]);
             early.tense = Tense::fact;
             early.event = DeviceEvent::move;
             early.tag = roll.tags.back();
             early.at = today_ - hours{3};
             early.source = "valley-hall-1";
             early.source_seq = 42;
             early.evidence = {{"shelf", "B2"}};
             record_events({&early, 1}, ports_);
         }});
    Item& lent = in_state(DeviceState::on_loan);
    steps_.push_back(
        {today_ - minutes{7}, [this, &lent] {
             Caller manager{Role::manager, organisation_, std::nullopt, actors_.at(1),
                            "Morwenna Tregear"};
             RecordEvent withdrawal;
             withdrawal.id = ports_.crypto.make_uuid();
             withdrawal.caller = manager;
             withdrawal.event = DeviceEvent::wipe_void;
             withdrawal.tag = lent.tag;
             withdrawal.evidence = {{"reason", "The log came from a bench with a faulty cable"}};
             expect(record_event(withdrawal, ports_), "withdraw a certificate");
         }});
}

// What waits for a decision, for an answer and for kit, and the times at which it can be collected.
void Story::plan_requests() {
    const Caller manager{Role::manager, organisation_, std::nullopt, actors_.at(1),
                         "Morwenna Tregear"};
    const Caller referrer{Role::referrer, organisation_, std::nullopt, actors_.at(4),
                          "Priya Raman"};
    for (const DemonstrationRequest& wish : demonstration_requests) {
        steps_.push_back({today_ - days{wish.days_ago}, [this, &wish, referrer, manager] {
                              ask_in_demonstration(wish, referrer, manager, ports_);
                          }});
    }
    for (const char* hub : {"MARKET", "MILL"}) {
        steps_.push_back({today_ - minutes{6}, [this, hub, manager] {
                              open_slots_in_demonstration(hub, manager, ports_);
                          }});
    }
}

// What networks gave, and who had it.
void Story::plan_data_bank() {
    const Caller manager{Role::manager, organisation_, std::nullopt, actors_.at(1),
                         "Morwenna Tregear"};
    steps_.push_back({today_ - days{300},
                      [this, manager] { open_data_bank_in_demonstration(manager, ports_); }});
    for (const DemonstrationBox& box : demonstration_boxes) {
        const Caller staff = caller_at(hubs_.at(static_cast<std::size_t>(box.hub)));
        steps_.push_back({today_ - days{box.days_ago},
                          [this, &box, staff] { receive_in_demonstration(box, staff, ports_); }});
    }
    for (const DemonstrationGift& gift : demonstration_gifts) {
        const Caller staff = caller_at(hubs_.front());
        steps_.push_back({today_ - days{gift.days_ago},
                          [this, &gift, staff] { give_in_demonstration(gift, staff, ports_); }});
    }
    steps_.push_back({today_ - hours{4}, [this] {
                          leave_open_in_demonstration(caller_at(hubs_.front()), "MILL", ports_);
                      }});
}

Caller Story::caller_at(const Hub& hub) const {
    const bool is_valley = hub.code == "VALLEY";
    return {Role::hub_staff, organisation_, hub, actors_.at(is_valley ? 3 : 2),
            is_valley ? "Tom Achebe" : "Idris Bowen"};
}

std::string Story::reference(const char* prefix) { return prefix + std::to_string(++references_); }

void Story::receive(Item& item, bool expected) {
    RecordEvent command;
    command.id = ports_.crypto.make_uuid();
    command.caller = caller_at(item.hub);
    command.event = expected ? DeviceEvent::pledge : DeviceEvent::intake;
    command.evidence = {{"kind", std::string{name_of(item.model->kind)}},
                        {"make", item.model->make},
                        {"model", item.model->model},
                        {"serial", item.serial},
                        {"donor", donors[static_cast<std::size_t>(references_) % donors.size()]}};
    if (!expected) command.evidence["shelf"] = "Intake";
    if (*item.model->disk != '\0') {
        command.media = {{item.disk_serial, item.model->disk, item.model->bytes, item.model->type}};
    }
    item.tag = expect(record_event(command, ports_), "receive a device").tag;
}

void Story::event(Item& item, DeviceEvent event, Evidence evidence) {
    RecordEvent command;
    command.id = ports_.crypto.make_uuid();
    command.caller = caller_at(item.hub);
    command.event = event;
    command.tag = item.tag;
    command.evidence = std::move(evidence);
    expect(record_event(command, ports_), std::string{name_of(event)});
}

void Story::wipe(Item& item) {
    if (*item.model->disk == '\0') return reset(item);
    RecordWipe command{ports_.crypto.make_uuid(),
                       caller_at(item.hub),
                       item.tag,
                       log_of(item, false),
                       "text/plain",
                       "nwipe_log_" + item.serial + ".txt",
                       "Europe/London",
                       {}};
    const RecordedWipe recorded = expect(record_wipe(command, ports_), "upload a wipe log");
    if (!recorded.evidence.accepted) {
        std::string why;
        for (const Reason& reason : recorded.evidence.reasons) why += reason.code + " ";
        for (const StoredMedium& medium : recorded.evidence.media) {
            for (const Reason& reason : medium.reasons)
                why += medium.serial + ":" + reason.code + " ";
        }
        throw std::runtime_error{"the demonstration's wipe log was not accepted: " + why};
    }
}

void Story::failed_wipe(Item& item) {
    RecordWipe command{ports_.crypto.make_uuid(),
                       caller_at(item.hub),
                       item.tag,
                       log_of(item, true),
                       "text/plain",
                       "nwipe_log_" + item.serial + ".txt",
                       "Europe/London",
                       {}};
    const RecordedWipe recorded = expect(record_wipe(command, ports_), "upload a failed wipe log");
    if (recorded.event != DeviceEvent::wipe_failure) {
        throw std::runtime_error{"the demonstration's failed wipe was not recorded as one"};
    }
}

void Story::reset(Item& item) {
    RecordReset command;
    command.id = ports_.crypto.make_uuid();
    command.caller = caller_at(item.hub);
    command.tag = item.tag;
    command.operator_name = "Tom Achebe";
    command.verifier_name = "Idris Bowen";
    for (const ResetCheck check : reset_checks(item.model->kind))
        command.confirmed.emplace_back(name_of(check));
    expect(record_reset(command, ports_), "record a factory reset");
}

// The wall clock in London as nwipe stamps it: `[YYYY/MM/DD HH:MM:SS]`.
std::string Story::stamp(Instant instant) {
    const LocalTime in_utc{std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch()};
    // What a clock in London that shows this instant's UTC digits would mean tells the offset.
    const Instant read = ports_.zones.to_utc(in_utc, "Europe/London").value_or(instant);
    const Instant shown = instant + (std::chrono::floor<std::chrono::seconds>(instant) - read);
    const auto day = std::chrono::floor<days>(shown);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(shown - day)};
    return fmt::format("[{:04d}/{:02d}/{:02d} {:02d}:{:02d}:{:02d}]", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

// A log as nwipe 0.42 writes it, of a run that ended twenty minutes ago.
std::string Story::log_of(const Item& item, bool fails) {
    const Instant now = clock_.now();
    const Run run{item,
                  item.model->type == MediumType::nvme ? "nvme0n1" : "sda",
                  stamp(now - minutes{150}),
                  stamp(now - minutes{80}),
                  stamp(now - minutes{20}),
                  fails};
    return machine_lines(run) + wipe_lines(run) + error_table(run) + erasure_table(run) +
           status_table(run);
}

std::string Story::line(const std::string& at, const char* level, const std::string& text) {
    return fmt::format("{} {:>7}: {}\n", at, level, text);
}

std::string Story::machine_lines(const Run& run) {
    const Model& model = *run.item.model;
    const bool is_nvme = model.type == MediumType::nvme;
    std::string log = line(
        run.begun, "notice",
        fmt::format("Found /dev/{}, {}, {},  {} GB, S/N={}", run.disk, is_nvme ? "NVME" : " ATA",
                    model.disk, model.bytes / 1'000'000'000, run.item.disk_serial));
    log += line(run.begun, "info", "Automatically enumerated 1 devices.");
    log += line(run.begun, "notice", fmt::format("system-manufacturer = {}", model.make));
    log += line(run.begun, "notice", fmt::format("system-product-name = {}", model.model));
    log += line(run.begun, "notice", fmt::format("system-serial-number = {}", run.item.serial));
    for (const char* const option :
         {"Program options are set as follows...", "  banner       = nwipe 0.42",
          "  method       = PRNG Stream", "  quiet        = 0", "  rounds       = 1",
          "  verify       = 1 (last pass)"}) {
        log += line(run.begun, "notice", option);
    }
    return log;
}

std::string Story::wipe_lines(const Run& run) {
    const std::int64_t bytes = run.item.model->bytes;
    std::string log;
    for (const std::string& text :
         {fmt::format("/dev/{} has serial number {}", run.disk, run.item.disk_serial),
          fmt::format("Invoking method 'PRNG Stream' on /dev/{}", run.disk),
          fmt::format("Starting round 1 of 1 on /dev/{}", run.disk),
          fmt::format("Starting pass 1/1, round 1/1, on /dev/{}", run.disk)}) {
        log += line(run.begun, "notice", text);
    }
    log += line(run.written, "notice", fmt::format("{} bytes written to /dev/{}", bytes, run.disk));
    log += line(run.written, "notice",
                fmt::format("Verifying pass 1 of 1, round 1 of 1, on /dev/{}", run.disk));
    log += line(run.ended, "notice", fmt::format("{} bytes read from /dev/{}", bytes, run.disk));
    log += run.fails
               ? line(run.ended, "error",
                      fmt::format("[FAILURE] /dev/{} Verification errors, not empty", run.disk))
               : line(run.ended, "notice",
                      fmt::format("Verified pass 1 of 1, round 1 of 1, on '/dev/{}'.", run.disk));
    return log + line(run.ended, "notice",
                      fmt::format("Finished final round 1 of 1 on /dev/{}", run.disk));
}

std::string Story::error_table(const Run& run) {
    return fmt::format(
        "\n******************************** Error Summary *********************************\n"
        "!   Device | Pass Errors | Verifications Errors | Fdatasync I\\O Errors\n{}\n"
        "{} {:>8} |  {:>10} |           {:>10} |           {:>10}\n{}\n\n",
        std::string(80, '-'), run.fails ? '!' : ' ', run.disk, 0, run.fails ? 214 : 0, 0,
        std::string(80, '*'));
}

std::string Story::erasure_table(const Run& run) {
    const std::int64_t bytes = run.item.model->bytes;
    return fmt::format(
        "******************************* Erasure Summary ********************************\n"
        "!   Device |      Bytes Erased |      Bytes Total | Percentage Erased\n{}\n"
        "  {:>8} | {:>17} | {:>16} | {:>17}\n{}\n\n",
        std::string(80, '-'), run.disk, bytes, bytes, "100.00%", std::string(80, '*'));
}

std::string Story::status_table(const Run& run) {
    const std::string rule(80, '-');
    std::string log = fmt::format(
        "********************************* Drive Status *********************************\n"
        "!   Device | Status | Thru-put | HH:MM:SS | Model/Serial Number\n{}\n"
        "{} {:>8} |{:>8}| {:>4} MB/s | {:02d}:{:02d}:{:02d} | {}/{}\n{}\n",
        rule, run.fails ? '!' : ' ', run.disk, run.fails ? "-FAILED-" : " Erased ", 110, 2, 10, 0,
        std::string{run.item.model->disk}.substr(0, 17), run.item.disk_serial, rule);
    log += fmt::format("{} Total Throughput  110 MB/s, PRNG Stream, 1R+NB+VL\n{}\n\n", run.ended,
                       std::string(80, '*'));
    return log + line(run.ended, "info",
                      run.fails ? "Nwipe exited with errors, check the log & summary table for "
                                  "individual drive status."
                                : "Nwipe successfully completed. See summary table for details.");
}

}  // namespace

std::vector<DemonstrationSignIn> make_demonstration(const std::string& password, Ports& ports) {
    return Story{ports}.tell(password);
}

}  // namespace kitbank
