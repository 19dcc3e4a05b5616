#include <algorithm>

#include "server/core/reference.h"
#include "server/usecase/requests/allocation_ports.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/residents/ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

// An organisation with accepted requests of one laptop line each, and ready laptops.
struct Scheme : Bench {
    explicit Scheme(Store& store) : Bench(store) {}

    KitRequest request(std::int64_t sort_key, HubId at) {
        static int count = 0;
        Resident resident;
        resident.organisation = ours;
        resident.reference = drawn_reference('R', crypto().digest("for " + word()));
        resident.hub = hub.id;
        resident.entered_by = "person:7";
        resident.sealed_key = "key";
        resident.created_at = now();
        resident.changed_at = resident.created_at;
        KitRequest row;
        row.resident =
            write([&](Transaction& tx) { return tx.write_residents().insert_resident(resident); });
        row.organisation = ours;
        row.asking = ours;
        row.reference = request_reference(crypto().digest("wish " + std::to_string(++count)));
        row.state = RequestState::accepted;
        row.entered_by = "person:7";
        row.hub = at;
        row.sort_key = sort_key;
        row.created_at = now();
        row.submitted_at = row.created_at;
        row.changed_at = row.created_at;
        RequestLine line;
        line.memory_gb = 8;
        line.changed_at = row.created_at;
        row.lines = {line};
        row.id = write([&](Transaction& tx) { return tx.write_requests().insert_request(row); });
        return row;
    }
    Device ready_device() {
        Device device = insert(new_device());
        Standing standing = device.standing;
        standing.state = DeviceState::ready;
        standing.holder = {HolderKind::hub, hub.id, ""};
        standing.home = hub.id;
        standing.memory_gb = 16;
        return append(device, DeviceEvent::move, standing);
    }
    AllocationRun run(RunState state = RunState::waiting) {
        AllocationRun row;
        row.handle = crypto().make_uuid();
        row.organisation = ours;
        row.actor = "person:7";
        row.asked_at = now();
        row.id = write([&](Transaction& tx) { return tx.write_allocation().insert_run(row); });
        if (state == RunState::done) finish(row);
        return row;
    }
    bool finish(AllocationRun& row) {
        row.finished_at = now();
        row.lines = 3;
        row.devices = 2;
        row.proposed = 1;
        const bool first =
            write([&](Transaction& tx) { return tx.write_allocation().finish_run(row); });
        row.state = RunState::done;
        return first;
    }
    Proposal propose(const AllocationRun& run, int position, const KitRequest& request,
                     DeviceId device) {
        Proposal row;
        row.id = crypto().make_uuid();
        row.run = run.id;
        row.position = position;
        row.request = request.id;
        row.device = device;
        row.state = device.value == 0 ? ProposalState::unserved : ProposalState::proposed;
        if (device.value != 0) row.travel_km = 12;
        row.why = "Nearest hub with a ready laptop of 16 GB: \"North\", 12 km away.";
        change([&](Transaction& tx) { tx.write_allocation().insert_proposals({&row, 1}); });
        return row;
    }
    std::vector<ShownProposal> page(const ProposalQuery& query) {
        return ask([&](Reader& reader) { return reader.allocation().proposals(query); });
    }
    std::optional<ShownProposal> find(const Proposal& row) {
        return ask([&](Reader& reader) { return reader.allocation().proposal(row.id); });
    }
    std::vector<OpenLine> lines() {
        return ask([&](Reader& reader) { return reader.allocation().lines_to_allocate(ours, 10); });
    }
};

}  // namespace

TEST_CASE_TEMPLATE("a run is asked for, worked out once, and found", S, KITBANK_STORES) {
    Scheme scheme{shared_store<S>()};
    AllocationRun run = scheme.run();
    const auto latest = [&](RunState state) {
        return scheme.ask(
            [&](Reader& reader) { return reader.allocation().latest_run(scheme.ours, state); });
    };
    const auto waiting = [&](Instant before) {
        const auto runs = scheme.ask(
            [&](Reader& reader) { return reader.allocation().runs_waiting(before, 1'000); });
        return std::ranges::count(runs, run.id, &AllocationRun::id);
    };
    CHECK(latest(RunState::waiting) == run);
    CHECK_FALSE(latest(RunState::done));
    CHECK(waiting(run.asked_at) == 0);
    CHECK(waiting(scheme.now()) == 1);
    CHECK(scheme.finish(run));
    CHECK_FALSE(scheme.finish(run));
    const auto found = latest(RunState::done);
    REQUIRE(found);
    CHECK(found->id == run.id);
    CHECK(found->finished_at);
    CHECK(found->lines == 3);
    CHECK(found->devices == 2);
    CHECK(found->proposed == 1);
    CHECK(waiting(scheme.now()) == 0);
    CHECK(scheme.ask([&](Reader& reader) {
        return reader.allocation().run(scheme.ours, run.handle).has_value() &&
               !reader.allocation().run(scheme.theirs, run.handle);
    }));
}

TEST_CASE_TEMPLATE("what waits and what is ready is loaded", S, KITBANK_STORES) {
    Scheme scheme{shared_store<S>()};
    const KitRequest late = scheme.request(5, scheme.hub.id);
    const KitRequest first = scheme.request(9, {});
    KitRequest held = scheme.request(7, scheme.hub.id);
    held.hold_reason = "waits for a charger";
    KitRequest gone = scheme.request(8, scheme.hub.id);
    gone.state = RequestState::cancelled;
    KitRequest other = scheme.request(1, scheme.hub.id);
    other.lines[0].substitute = LineKind::chromebook;
    for (KitRequest* row : {&held, &gone, &other}) {
        CHECK(scheme.write(
            [&](Transaction& tx) { return tx.write_requests().update_request(*row); }));
    }
    const std::vector<OpenLine> lines = scheme.lines();
    REQUIRE(lines.size() == 3);
    CHECK(lines[0].request == first.id);
    CHECK(lines[0].hub.value == 0);
    CHECK(lines[1].request == late.id);
    CHECK(lines[1].hub == scheme.hub.id);
    CHECK(lines[1].memory_gb == 8);
    CHECK(lines[1].sort_key == 5);
    CHECK(lines[2].kind == LineKind::chromebook);

    const Device ready = scheme.ready_device();
    scheme.insert(scheme.new_device());
    const auto devices = scheme.ask([&](Reader& reader) {
        return reader.allocation().devices_to_allocate(scheme.ours,
                                                       ready.created_at + std::chrono::days{41});
    });
    REQUIRE(devices.size() == 1);
    CHECK(devices[0].id == ready.id);
    CHECK(devices[0].hub == scheme.hub.id);
    CHECK(devices[0].memory_gb == 16);
    CHECK(devices[0].days_in_stock == 41);
}

TEST_CASE_TEMPLATE("a page shows what somebody can still act on", S, KITBANK_STORES) {
    Scheme scheme{shared_store<S>()};
    const AllocationRun run = scheme.run(RunState::done);
    const Device device = scheme.ready_device();
    KitRequest served = scheme.request(9, scheme.hub.id);
    const KitRequest anywhere = scheme.request(8, {});
    const Proposal one = scheme.propose(run, 1, served, device.id);
    const Proposal two = scheme.propose(run, 2, anywhere, {});
    ProposalQuery query;
    query.run = run.id;
    std::vector<ShownProposal> page = scheme.page(query);
    REQUIRE(page.size() == 1);
    CHECK(page[0].proposal == one);
    CHECK(page[0].reference == served.reference);
    CHECK(page[0].organisation == scheme.ours);
    CHECK(page[0].hub_code == scheme.hub.code);
    CHECK(page[0].tag == device.tag);
    CHECK(page[0].device_memory_gb == 16);
    CHECK(page[0].device_hub_name == scheme.hub.name);
    CHECK(scheme.find(one) == page[0]);
    query.state = ProposalState::unserved;
    page = scheme.page(query);
    REQUIRE(page.size() == 1);
    CHECK(page[0].proposal == two);
    CHECK(page[0].tag.text.empty());
    query.hub = scheme.hub.id;
    CHECK(scheme.page(query).empty());
    query.hub = HubId{};
    query.bound = scheme.hub.id;
    CHECK(scheme.page(query).size() == 1);
    query.after = 2;
    CHECK(scheme.page(query).empty());
    const auto counts = [&](std::optional<HubId> bound) {
        return scheme.ask(
            [&](Reader& reader) { return reader.allocation().proposal_counts(run.id, bound); });
    };
    const auto all = counts({});
    REQUIRE(all.size() == 2);
    CHECK(all[0] == ProposalCount{{}, "", "", 0, 1});
    CHECK(all[1] == ProposalCount{scheme.hub.id, scheme.hub.code, scheme.hub.name, 1, 0});
    CHECK(counts(HubId{999'999}).size() == 1);
    served.state = RequestState::cancelled;
    CHECK(
        scheme.write([&](Transaction& tx) { return tx.write_requests().update_request(served); }));
    CHECK(counts({}).size() == 1);
}

TEST_CASE_TEMPLATE("a decision is kept, and a refused pair is remembered", S, KITBANK_STORES) {
    Scheme scheme{shared_store<S>()};
    const AllocationRun run = scheme.run(RunState::done);
    const Device device = scheme.ready_device();
    Proposal row = scheme.propose(run, 1, scheme.request(9, scheme.hub.id), device.id);
    row.state = ProposalState::refused;
    row.given = device.id;
    row.decided_by = "person:8";
    row.decided_at = scheme.now();
    row.reason = "The screen is cracked";
    CHECK(scheme.write([&](Transaction& tx) {
        return tx.write_allocation().lock_proposal(row.id) == ProposalState::proposed;
    }));
    scheme.change([&](Transaction& tx) { tx.write_allocation().decide_proposal(row); });
    CHECK(scheme.find(row)->proposal == row);
    REQUIRE(scheme.lines().size() == 1);
    CHECK(scheme.lines()[0].refused == std::vector{device.id});
    CHECK_FALSE(scheme.write([&](Transaction& tx) {
        return tx.write_allocation().lock_proposal(scheme.crypto().make_uuid()).has_value();
    }));
}

TEST_CASE_TEMPLATE("a newer run supersedes what nobody decided", S, KITBANK_STORES) {
    Scheme scheme{shared_store<S>()};
    const Device device = scheme.ready_device();
    const KitRequest request = scheme.request(9, scheme.hub.id);
    const AllocationRun first = scheme.run(RunState::done);
    const Proposal oldest = scheme.propose(first, 1, request, device.id);
    const auto supersede = [&](const AllocationRun& by) {
        scheme.change([&](Transaction& tx) {
            tx.write_allocation().supersede_proposals(scheme.ours, by.id);
        });
    };
    const AllocationRun second = scheme.run(RunState::done);
    const Proposal newer = scheme.propose(second, 1, request, device.id);
    supersede(second);
    CHECK(scheme.find(oldest)->proposal.state == ProposalState::superseded);
    CHECK(scheme.find(newer)->proposal.state == ProposalState::proposed);
    const AllocationRun third = scheme.run(RunState::done);
    supersede(third);
    CHECK_FALSE(scheme.find(oldest));
    CHECK(scheme.find(newer)->proposal.state == ProposalState::superseded);
}

TEST_CASE_TEMPLATE("holds whose last day is over are found", S, KITBANK_STORES) {
    Scheme scheme{shared_store<S>()};
    const auto hold = [&](RequestState state, const char* until) {
        KitRequest row = scheme.request(9, scheme.hub.id);
        row.state = state;
        row.hold_reason = "waits for a bag";
        row.hold_until = parse_date(until);
        scheme.change([&](Transaction& tx) { tx.write_requests().update_request(row); });
        return row.reference;
    };
    const std::string over = hold(RequestState::accepted, "2001-03-01");
    hold(RequestState::closed, "2001-03-01");
    hold(RequestState::accepted, "2001-03-02");
    const auto found = scheme.ask([](Reader& reader) {
        return reader.allocation().holds_over(*parse_date("2001-03-02"), 10);
    });
    CHECK(found == std::vector{over});
}

TEST_CASE_TEMPLATE("what is set aside for too long is found", S, KITBANK_STORES) {
    Scheme scheme{shared_store<S>()};
    const Device device = scheme.ready_device();
    KitRequest request = scheme.request(9, scheme.hub.id);
    request.lines[0].state = LineState::reserved;
    request.lines[0].device = device.id;
    request.lines[0].reserved_until = scheme.now();
    CHECK(
        scheme.write([&](Transaction& tx) { return tx.write_requests().update_request(request); }));
    const auto over = [&](Instant now) {
        auto rows = scheme.ask(
            [&](Reader& reader) { return reader.allocation().reservations_over(now, 1'000); });
        std::erase_if(rows,
                      [&](const ReservationOver& row) { return row.organisation != scheme.ours; });
        return rows;
    };
    const auto found = over(*request.lines[0].reserved_until);
    REQUIRE(found.size() == 1);
    CHECK(found[0] == ReservationOver{scheme.ours, request.reference, device.tag});
    CHECK(over(*request.lines[0].reserved_until - std::chrono::microseconds{1}).empty());
}

}  // namespace kitbank
