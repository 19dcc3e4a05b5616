#include "server/usecase/databank/record_stock_scans.h"

#include <algorithm>
#include <tuple>

#include "server/core/canonical.h"
#include "server/usecase/databank/act_on_stock_scan.h"
#include "server/usecase/databank/intake_ports.h"
#include "server/usecase/databank/stock_ports.h"
#include "server/usecase/devices/sender.h"

namespace kitbank {
namespace {

using enum RefusalCode;

constexpr int waiting_tried_max = 2'000;

Refusal refusal_of(RefusalCode code, std::string detail = "") {
    return {code, std::move(detail), {}};
}

ToldStockScan refused(Refusal refusal) {
    return {ScanOutcome::refused, std::nullopt, "", std::move(refusal)};
}

Hash digest_of(const TellStockScan& told, Crypto& crypto) {
    CanonicalText text;
    text.add("tell stock scan").add(name_of(told.event)).add(told.subject).add(told.hub);
    text.add(told.at ? format(*told.at) : "");
    for (const auto& [name, value] : told.facts) text.add(name).add(value);
    return crypto.digest(text.text());
}

Instant happened_at(const TellStockScan& told, Instant now) {
    RecordEvent moment;
    moment.at = told.at;
    moment.clock_error = told.clock_error;
    return happened_at(moment, now);
}

// The row that is kept of it.
StockScan row_of(const TellStockScan& told, Ports& ports) {
    StockScan row;
    row.id = told.id;
    row.organisation = told.caller.organisation;
    row.event = told.event;
    row.subject = told.subject;
    row.actor = told.caller.actor;
    row.hub = told.caller.hub ? told.caller.hub->id : HubId{};
    row.recorded_at = ports.clock.now();
    row.happened_at = happened_at(told, row.recorded_at);
    row.source = told.source;
    row.source_seq = told.source_seq;
    row.is_fact = told.tense == Tense::fact;
    row.facts = told.facts;
    row.digest = digest_of(told, ports.crypto);
    return row;
}

// What may come right by itself once the card is here, or, of an old card that is swapped, once its gift is told.
bool waits_for_card(const StockScan& row, const Refusal& refusal, Reader& reader) {
    const StockScanEvent event = row.event;
    if (event == StockScanEvent::sim_swap && refusal.code == item_not_possible) {
        const auto old = reader.stock().data_item(row.organisation, row.subject);
        return old && (old->standing.state == ItemState::in_stock ||
                       old->standing.state == ItemState::reserved);
    }
    const bool is_about_given_card = event == StockScanEvent::sim_issue ||
                                     event == StockScanEvent::sim_swap ||
                                     event == StockScanEvent::sim_void;
    return is_about_given_card && (refusal.code == sim_not_found || refusal.code == sim_not_here);
}

bool gives(StockScanEvent event) {
    return event == StockScanEvent::sim_issue || event == StockScanEvent::sim_swap;
}

// The refusal with the scan that stands against this one, so that both are named wherever one is told.
Refusal naming_other(Refusal refusal, const StockScan& row, Reader& reader) {
    if (refusal.code != sim_given && refusal.code != item_not_possible) return refusal;
    for (const StockScan& other : reader.intake().stock_scans_of(row.organisation, row.subject)) {
        const bool is_against = other.took_effect && other.id != row.id &&
                                (gives(other.event) || other.event == StockScanEvent::sim_void);
        if (!is_against) continue;
        const std::string_view request = value_of(other.facts, "request");
        refusal.detail = sentence_of(refusal) +
                         " Told before: " + std::string{happened(other.event)} +
                         (request.empty() ? "" : " for " + std::string{request}) + ", by " +
                         (other.source.empty() ? other.actor : other.source) + ".";
        return refusal;
    }
    return refusal;
}

// Another fact about the same card that says something else: given and void.
std::optional<Refusal> disagreement(const StockScan& row, Reader& reader) {
    if (!row.is_fact || (!gives(row.event) && row.event != StockScanEvent::sim_void))
        return std::nullopt;
    for (const StockScan& other : reader.intake().stock_scans_of(row.organisation, row.subject)) {
        const bool disagrees = other.is_fact && other.id != row.id &&
                               ((gives(row.event) && other.event == StockScanEvent::sim_void) ||
                                (gives(other.event) && row.event == StockScanEvent::sim_void));
        if (disagrees)
            return refusal_of(item_not_possible,
                              "One scan says that it was given, another that it is void.");
    }
    return std::nullopt;
}

Result<Hub> hub_of(const TellStockScan& told, Reader& reader) {
    const Caller& caller = told.caller;
    if (caller.hub && (told.hub.empty() || caller.hub->code == told.hub)) return *caller.hub;
    if (told.hub.empty()) {
        return Refusal{invalid_fields, "", {{"hub", "Name the hub where this happens."}}};
    }
    const auto hub = reader.hub_by_code(caller.organisation, told.hub);
    if (!hub) return Refusal{hub_not_found, "", {{"hub", "No hub has this code."}}};
    return *hub;
}

// One scan on its way, in one transaction or, when the rules refuse a fact, in a second one that sets it aside.
class Telling {
  public:
    Telling(const TellStockScan& told, Ports& ports) : told_(told), ports_(ports) {}

    ToldStockScan run() {
        ports_.store.write([&](Transaction& tx) { return record(tx); });
        if (!aside_) return answer_;
        const Refusal refusal = *aside_;
        const HubId hub = row_.hub;
        ports_.store.write([&](Transaction& tx) { return set_aside(refusal, hub, tx); });
        return answer_;
    }

  private:
    // Behind the lock of the organisation's intake: so that of two that are told at once the second sees the first.
    bool is_new(Transaction& tx) {
        tx.write_stock().lock_intake(told_.caller.organisation);
        aside_.reset();
        row_ = row_of(told_, ports_);
        if (!tx.known_requests({&told_.id, 1}).empty()) {
            answer_ = refused(refusal_of(request_id_reused));
            return false;
        }
        const auto known = tx.intake().stock_scans_known({&told_.id, 1});
        if (known.empty()) return true;
        answer_ = repeat(known.front(), tx);
        return false;
    }

    ToldStockScan repeat(const StockScan& known, Reader& reader) const {
        if (known.digest != row_.digest || known.organisation != row_.organisation)
            return refused(refusal_of(request_id_reused));
        return {ScanOutcome::duplicate, reader.stock().data_item(known.organisation, known.subject),
                "", is_open(known) ? known.reason : std::nullopt};
    }

    bool record(Transaction& tx) {
        if (!is_new(tx)) return false;
        Result<StockScanEffect> effect = judge(tx);
        if (!effect) return refuse(effect.refusal());
        row_.took_effect = effect->took_effect;
        row_.reason = effect->against ? effect->against : disagreement(row_, tx);
        tx.write_intake().insert_stock_scans({&row_, 1});
        answer_ = {row_.reason ? ScanOutcome::conflict : ScanOutcome::applied, effect->item,
                   effect->note, row_.reason};
        return true;
    }

    Result<StockScanEffect> judge(Transaction& tx) {
        if (told_.caller.over_since) return refusal_of(token_revoked);
        if (!may(told_.caller.role, permission_of(told_.event))) return refusal_of(forbidden);
        const bool is_wish = told_.tense == Tense::wish;
        if (is_wish && told_.at && *told_.at > row_.recorded_at + future_allowed)
            return Refusal{happens_in_future, "", {{"at", "Enter a time that has passed."}}};
        const Result<Hub> hub = hub_of(told_, tx);
        if (!hub) return hub.refusal();
        row_.hub = hub->id;
        Result<Evidence> facts = check_stock_scan(told_.event, told_.facts);
        if (!facts) return facts.refusal();
        TellStockScan checked = told_;
        checked.facts = *std::move(facts);
        return act_on(checked, *hub, row_.happened_at, tx, ports_);
    }

    // A refused wish leaves nothing behind, nor does what a token says it scanned after its end; a refused fact waits
    // for a person.
    bool refuse(const Refusal& refusal) {
        answer_ = refused(refusal);
        const auto& over = told_.caller.over_since;
        const bool is_kept = told_.tense == Tense::fact && !(over && row_.happened_at >= *over);
        if (is_kept) aside_ = refusal;
        return false;
    }

    bool set_aside(const Refusal& refusal, HubId hub, Transaction& tx) {
        if (!is_new(tx)) return false;
        row_.hub = hub;
        row_.reason = naming_other(refusal, row_, tx);
        row_.is_waiting = waits_for_card(row_, refusal, tx);
        tx.write_intake().insert_stock_scans({&row_, 1});
        answer_ = {ScanOutcome::conflict, tx.stock().data_item(row_.organisation, row_.subject), "",
                   row_.reason};
        return true;
    }

    const TellStockScan& told_;
    Ports& ports_;
    StockScan row_;
    std::optional<Refusal> aside_;
    ToldStockScan answer_;
};

}  // namespace

namespace {

// As whoever made it, at the hub where it was made. That they may was asked when it came.
TellStockScan told_again(const StockScan& row, const Hub& hub) {
    TellStockScan told;
    told.id = row.id;
    told.caller.role = Role::hub_staff;
    told.caller.organisation = row.organisation;
    told.caller.hub = hub;
    told.caller.actor = row.actor;
    told.event = row.event;
    told.subject = row.subject;
    told.hub = hub.code;
    told.source = row.source;
    told.source_seq = row.source_seq;
    told.facts = row.facts;
    return told;
}

// Those whose card lies at their hub now, in the order in which they happened.
std::vector<StockScan> scans_to_try(OrganisationId organisation, Reader& reader) {
    std::vector<StockScan> scans =
        reader.intake().stock_scans_open(Scope{organisation}, waiting_tried_max);
    std::erase_if(scans, [](const StockScan& scan) { return !scan.is_waiting; });
    if (scans.empty()) return scans;
    std::vector<std::string> subjects;
    for (const StockScan& scan : scans) subjects.push_back(scan.subject);
    const auto items = reader.stock().data_items_known(organisation, subjects);
    std::erase_if(scans, [&](const StockScan& scan) {
        return std::ranges::none_of(items, [&](const DataItem& item) {
            return item.reference == scan.subject && item.standing.hub == scan.hub &&
                   item.standing.consignment == 0;
        });
    });
    std::ranges::sort(scans, {}, [](const StockScan& scan) {
        return std::tuple(scan.happened_at, scan.source, scan.source_seq, scan.id);
    });
    return scans;
}

// The row as it is now, locked; nothing when it was tried or closed meanwhile.
std::optional<StockScan> still_waiting(const Uuid& id, OrganisationId organisation,
                                       Transaction& tx) {
    tx.write_stock().lock_intake(organisation);
    const auto known = tx.intake().stock_scans_known({&id, 1});
    if (known.empty() || !is_open(known.front()) || !known.front().is_waiting) return std::nullopt;
    return known.front();
}

bool try_again(const StockScan& scan, Ports& ports) {
    std::optional<Refusal> refusal;
    bool is_recorded = false;
    ports.store.write([&](Transaction& tx) {
        refusal.reset();
        const auto row = still_waiting(scan.id, scan.organisation, tx);
        if (!row) return false;
        const Result<StockScan> again = record_again(*row, tx, ports);
        if (!again) refusal = again.refusal();
        return is_recorded = bool{again};
    });
    if (!refusal) return is_recorded;
    ports.store.write([&](Transaction& tx) {
        auto row = still_waiting(scan.id, scan.organisation, tx);
        if (!row) return false;
        row->reason = naming_other(*refusal, *row, tx);
        row->is_waiting = waits_for_card(*row, *refusal, tx);
        tx.write_intake().update_stock_scan(*row);
        return true;
    });
    return false;
}

}  // namespace

std::vector<ToldStockScan> record_stock_scans(std::span<const TellStockScan> scans, Ports& ports) {
    std::vector<ToldStockScan> answers;
    answers.reserve(scans.size());
    for (const TellStockScan& scan : scans) answers.push_back(Telling{scan, ports}.run());
    if (!scans.empty()) retry_waiting_scans(scans.front().caller.organisation, ports);
    return answers;
}

int retry_waiting_scans(OrganisationId organisation, Ports& ports) {
    std::vector<StockScan> scans;
    ports.store.read([&](Reader& reader) { scans = scans_to_try(organisation, reader); });
    return static_cast<int>(std::ranges::count_if(
        scans, [&](const StockScan& scan) { return try_again(scan, ports); }));
}

Result<StockScan> record_again(const StockScan& row, Transaction& tx, Ports& ports) {
    const auto hub = tx.hub_by_code(row.organisation, row.hub_code);
    if (!hub) return refusal_of(hub_not_found);
    const auto effect = act_on(told_again(row, *hub), *hub, row.happened_at, tx, ports);
    if (!effect) return effect.refusal();
    StockScan recorded = row;
    recorded.took_effect = effect->took_effect;
    recorded.is_waiting = false;
    recorded.reason = effect->against ? effect->against : disagreement(recorded, tx);
    tx.write_intake().update_stock_scan(recorded);
    return recorded;
}

Permission permission_of(StockScanEvent event) {
    switch (event) {
        case StockScanEvent::sim_receipt:
        case StockScanEvent::sim_count:
        case StockScanEvent::consignment_arrival:
            return Permission::receive_data;
        case StockScanEvent::sim_issue:
            return Permission::give_data;
        case StockScanEvent::sim_swap:
        case StockScanEvent::sim_void:
            return Permission::change_data;
    }
    return Permission::manage_databank;
}

}  // namespace kitbank
