#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <sstream>

#include "server/core/devices/fold.h"
#include "tests/core/lifecycle_support.h"

// Random walks over the lifecycle against a model that was written from the design's words and shares no
// table with the code.
namespace kitbank {
namespace {

using std::chrono::days;
using std::chrono::minutes;
using std::chrono::sys_days;

// event: from states > to state
constexpr const char* rules = R"(
pledge             : none > expected
intake             : none expected > received
lock_found         : received returned > locked
lock_release       : locked > received
wipe               : received returned wipe_failed wiped ready > wiped
wipe_failure       : received returned > wipe_failed
repair             : wiped ready wipe_failed > in_repair
repair_completion  : in_repair > wiped
inspection         : wiped > ready
inspection_failure : wiped > in_repair
reservation        : ready > reserved
release            : reserved > ready
gift               : reserved on_loan > gifted
loan               : reserved > on_loan
shared_use         : ready > in_shared_use
renewal            : on_loan > on_loan
handback           : on_loan in_shared_use gifted > returned
loss               : expected received locked wiped wipe_failed in_repair ready reserved on_loan in_shared_use gifted returned lost > lost
recovery           : lost > returned
disposal           : received locked wiped wipe_failed in_repair ready reserved in_shared_use returned > disposed
)";

// Not in the rules above, since the state they lead to depends on the state they find.
constexpr const char* on_premises =
    "received locked wiped wipe_failed in_repair ready reserved in_shared_use returned";
constexpr const char* still_here = "wiped ready reserved";
constexpr const char* out_of_reach = "in_repair on_loan in_shared_use gifted lost";

bool has_word(const std::string& words, const std::string& word) {
    std::istringstream stream{words};
    for (std::string each; stream >> each;) {
        if (each == word) return true;
    }
    return false;
}

struct Rule {
    std::string from, to;
};

std::map<std::string, Rule> read_rules() {
    std::map<std::string, Rule> table;
    std::istringstream stream{rules};
    for (std::string line; std::getline(stream, line);) {
        const auto colon = line.find(':'), arrow = line.find('>');
        if (colon == std::string::npos) continue;
        std::istringstream event{line.substr(0, colon)}, to{line.substr(arrow + 1)};
        std::string name;
        event >> name;
        table[name].from = line.substr(colon + 1, arrow - colon - 1);
        to >> table[name].to;
    }
    return table;
}

struct Model {
    std::string state = "none";
    bool at_hub = false;
    bool wiped = false;
    Instant exposed;
    std::string reserved_for;
    std::optional<sys_days> due;
    int renewals = 0;

    bool take(const Event& event);

  private:
    [[nodiscard]] std::optional<std::string> next_state(const std::string& event) const;
    [[nodiscard]] bool is_refused(const std::string& name, const Event& event) const;
    [[nodiscard]] bool is_due_date_wrong(const Event& event, sys_days after, sys_days from) const;
    void move_to_holder(const std::string& name, const Event& event);
    void note_wipe(const std::string& name, const Event& event);
};

std::string given(const Event& event, const char* field) {
    return std::string{value_of(event.evidence, field)};
}

std::optional<std::string> Model::next_state(const std::string& event) const {
    static const std::map<std::string, Rule> table = read_rules();
    if (event == "move") return has_word(on_premises, state) ? std::optional{state} : std::nullopt;
    if (event == "wipe_void") {
        if (has_word(still_here, state)) return "received";
        return has_word(out_of_reach, state) ? std::optional{state} : std::nullopt;
    }
    const Rule& rule = table.at(event);
    return has_word(rule.from, state) ? std::optional{rule.to} : std::nullopt;
}

bool Model::is_due_date_wrong(const Event& event, sys_days after, sys_days from) const {
    const auto date = parse_date(value_of(event.evidence, "due"));
    return !date || sys_days{*date} <= after || sys_days{*date} > from + days{366};
}

bool Model::is_refused(const std::string& name, const Event& event) const {
    const bool arrives = has_word("intake repair_completion handback recovery", name);
    const bool anywhere = has_word("pledge renewal loss wipe_void", name) || arrives;
    const bool converts = name == "gift" && state == "on_loan";
    if (!anywhere && !converts && !at_hub) return true;
    if (has_word("inspection reservation gift loan shared_use", name) && !wiped) return true;
    if (name == "inspection") return given(event, "locks_off") != "yes";
    if (name == "disposal") return !wiped && given(event, "media") != "destroyed";
    if (name == "wipe") return *parse_instant(given(event, "started")) < exposed;
    const auto today = std::chrono::floor<days>(event.happened.at);
    if (name == "loan" || name == "gift") {
        const std::string request = given(event, "request");
        const bool is_for_a_request = reserved_for.starts_with("Q-");
        if (!converts && (is_for_a_request || !request.empty()) && request != reserved_for)
            return true;
        return name == "loan" && is_due_date_wrong(event, today, today);
    }
    return name == "renewal" && (renewals >= 12 || is_due_date_wrong(event, *due, *due));
}

void Model::move_to_holder(const std::string& name, const Event& event) {
    if (has_word("intake repair_completion handback recovery move", name)) at_hub = true;
    if (has_word("pledge gift loan disposal", name)) at_hub = false;
    if (has_word("repair inspection_failure", name) && !given(event, "repairer").empty())
        at_hub = false;
}

void Model::note_wipe(const std::string& name, const Event& event) {
    const bool opened = name == "repair_completion" && (given(event, "opened") == "yes" ||
                                                        given(event, "medium_changed") == "yes");
    if (has_word("intake handback recovery", name) || opened) {
        wiped = false;
        exposed = event.happened.at;
    }
    if (name == "wipe") wiped = true;
    if (name == "wipe_void") wiped = false;
}

bool Model::take(const Event& event) {
    const std::string name{name_of(event.event)};
    const std::optional<std::string> next = next_state(name);
    if (!next || is_refused(name, event)) return false;
    move_to_holder(name, event);
    note_wipe(name, event);
    state = *next;
    if (name == "repair_completion" && !wiped) state = "received";
    if (name == "reservation") reserved_for = given(event, "request");
    if (state != "reserved") reserved_for.clear();
    if (name == "loan" || name == "renewal") {
        due = sys_days{*parse_date(value_of(event.evidence, "due"))};
        renewals = name == "renewal" ? renewals + 1 : 0;
    }
    if (state != "on_loan" && state != "lost") due.reset();
    return true;
}

// ---- Walks ------------------------------------------------------------------------------------

// Evenly from `first` to before `end`, whatever the size that the property is run at.
template <class Number>
Number pick(Number first, Number end) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<Number>(first, end));
}

bool flip(int one_in) { return pick(0, one_in) == 0; }

std::string yes_or_no(bool yes) { return yes ? "yes" : "no"; }

std::string date_after(Instant at) {
    const auto day = std::chrono::floor<days>(at) + days{pick(-2, 400)};
    return format(Date{day});
}

// Evidence as people bring it: mostly good, at times wrong in each way that a rule looks at.
Evidence any_evidence(DeviceEvent event, Instant at) {
    using enum DeviceEvent;
    Evidence evidence = good_evidence(event, 1);
    if (event == wipe) {
        evidence["ended"] = format(at);
        evidence["started"] = format(at - minutes{pick(0, 240)});
    }
    if (event == inspection) evidence["locks_off"] = yes_or_no(!flip(6));
    if (event == reservation) evidence["request"] = flip(2) ? "R-1" : "Q-00000001";
    if ((event == loan || event == gift) && flip(2))
        evidence["request"] = flip(2) ? "R-1" : "Q-00000001";
    if (event == loan || event == renewal) evidence["due"] = date_after(at);
    if ((event == repair || event == inspection_failure) && flip(2))
        evidence["repairer"] = "Example Repairs";
    if (event == disposal && flip(2)) evidence["media"] = "wiped";
    if (event == repair_completion) {
        evidence["opened"] = yes_or_no(flip(4));
        evidence["medium_changed"] = yes_or_no(flip(4));
    }
    return evidence;
}

Event any_event(DeviceEvent event, Instant at, int number) {
    Event row;
    row.device = DeviceId{7};
    row.event = event;
    row.happened = {at, flip(2) ? "one" : "two", number, uuid(number)};
    row.hub = flip(2) ? town : village;
    row.evidence = any_evidence(event, at);
    return row;
}

// Mostly a step that the table has for this state, so that walks get far; else any step at all.
DeviceEvent any_step(DeviceState state) {
    std::vector<DeviceEvent> steps;
    for (std::size_t i = 0; i < device_event_names.size(); ++i) {
        const auto event = static_cast<DeviceEvent>(i);
        if (event == DeviceEvent::annulment) continue;
        const bool sets_back = event == DeviceEvent::disposal || event == DeviceEvent::loss ||
                               event == DeviceEvent::wipe_void;
        if (find_transition(state, event) != nullptr && !(sets_back && !flip(8)))
            steps.push_back(event);
    }
    if (steps.empty() || flip(10)) return static_cast<DeviceEvent>(pick(0, 22));
    return steps[pick<std::size_t>(0, steps.size())];
}

std::vector<Event> any_walk(int steps) {
    std::vector<Event> walk;
    Standing standing;
    Instant at = hour(1);
    for (int number = 1; number <= steps; ++number) {
        at += minutes{pick(1, 180)};
        walk.push_back(any_event(any_step(standing.state), at, number));
        if (const Result<Standing> next = apply(standing, walk.back())) standing = *next;
    }
    return walk;
}

// Is there proof, in the plain history of accepted events, that nobody's data left with the device?
bool is_proved_clean(const std::vector<Event>& accepted) {
    using enum DeviceEvent;
    Instant exposed;
    bool proved = false;
    for (const Event& event : accepted) {
        const bool opened =
            given(event, "opened") == "yes" || given(event, "medium_changed") == "yes";
        if (event.event == intake || event.event == handback || event.event == recovery || opened) {
            exposed = event.happened.at;
            proved = false;
        }
        if (event.event == wipe) proved = *parse_instant(given(event, "started")) >= exposed;
        if (event.event == wipe_void) proved = false;
    }
    return proved;
}

}  // namespace

TEST_CASE("every step of a random walk goes where the design's words say, or nowhere") {
    CHECK(rc::check("apply agrees with the model", [] {
        Standing standing;
        Model model;
        for (const Event& event : any_walk(40)) {
            RC_LOG() << name_of(standing.state) << ", " << name_of(event.event) << " at "
                     << format(event.happened.at) << '\n';
            const Result<Standing> next = apply(standing, event);
            RC_ASSERT(model.take(event) == static_cast<bool>(next));
            if (next) standing = *next;
            RC_ASSERT(model.state == name_of(standing.state));
            RC_ASSERT(model.at_hub == (standing.holder.kind == HolderKind::hub));
            RC_ASSERT(model.wiped == standing.wipe.has_value());
            RC_ASSERT(model.reserved_for == standing.reservation);
            RC_ASSERT(model.due.has_value() == standing.due.has_value());
        }
    }));
}

TEST_CASE(
    "no random walk hands a device over without a wipe after the last stay with anyone else") {
    CHECK(rc::check("handed over means proved clean", [] {
        Standing standing;
        std::vector<Event> accepted;
        bool handed_over = false;
        for (const Event& event : any_walk(100)) {
            const Result<Standing> next = apply(standing, event);
            if (!next) continue;
            const bool leaves = is_with_borrower(next->state) && !is_with_borrower(standing.state);
            if (leaves) RC_ASSERT(is_proved_clean(accepted));
            handed_over = handed_over || leaves;
            accepted.push_back(event);
            standing = *next;
        }
        RC_CLASSIFY(handed_over, "handed over");
    }));
}

TEST_CASE("on a random walk a device has one holder, of the kind its state allows") {
    CHECK(rc::check("custody fits the state", [] {
        Standing standing;
        for (const Event& event : any_walk(40)) {
            if (const Result<Standing> next = apply(standing, event)) standing = *next;
            const HolderKind holder = standing.holder.kind;
            RC_ASSERT((holder == HolderKind::hub) == (standing.holder.hub.value != 0));
            if (standing.state == DeviceState::on_loan || standing.state == DeviceState::gifted) {
                RC_ASSERT(holder == HolderKind::person);
            }
            if (standing.state == DeviceState::disposed) RC_ASSERT(holder == HolderKind::recycler);
            if (standing.state == DeviceState::ready) RC_ASSERT(holder == HolderKind::hub);
        }
    }));
}

TEST_CASE("a random history in any order folds to the same standing, conflicts and steps") {
    CHECK(rc::check("fold does not see the order", [] {
        const std::vector<Event> walk = any_walk(25);
        const Folded in_order = fold(walk);
        std::vector<std::size_t> order(walk.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            order[i] = i;
            std::swap(order[i], order[pick<std::size_t>(0, i + 1)]);
        }
        std::vector<Event> shuffled;
        shuffled.reserve(walk.size());
        for (const std::size_t i : order) shuffled.push_back(walk[i]);
        const Folded folded = fold(shuffled);
        RC_ASSERT(folded.standing == in_order.standing);
        RC_ASSERT(folded.conflicts == in_order.conflicts);
        RC_ASSERT(folded.steps.size() == walk.size());
        for (std::size_t i = 0; i < walk.size(); ++i) {
            RC_ASSERT(order[folded.steps[i].event] == i);
            RC_ASSERT(folded.steps[i].outcome == in_order.steps[i].outcome);
        }
    }));
}

TEST_CASE("every event of a random history is applied or in conflict, none is lost") {
    CHECK(rc::check("applied and conflicts add up", [] {
        const std::vector<Event> walk = any_walk(40);
        const Folded folded = fold(walk);
        const auto applied = std::ranges::count(folded.steps, StepOutcome::applied, &Step::outcome);
        RC_ASSERT(applied + static_cast<std::ptrdiff_t>(folded.conflicts.size()) ==
                  static_cast<std::ptrdiff_t>(walk.size()));
        Standing standing;
        for (const Event& event : walk) {
            if (const Result<Standing> next = apply(standing, event)) standing = *next;
        }
        standing.last = folded.standing.last;
        RC_ASSERT(folded.standing == standing);
    }));
}

}  // namespace kitbank
