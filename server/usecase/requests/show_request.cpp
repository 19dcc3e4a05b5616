#include "server/usecase/requests/show_request.h"

#include <algorithm>

#include "server/usecase/partners/ports.h"
#include "server/usecase/requests/collector.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/requests/reach.h"
#include "server/usecase/residents/ports.h"
#include "server/usecase/residents/vault.h"

namespace kitbank {
namespace {

bool is_of_those_who_have_it(const Caller& caller, const KitRequest& request) {
    return request.organisation == caller.organisation &&
           reach_of(caller.role, Permission::see_requests) != Reach::own;
}

void add_notes(RequestView& view, const Resident& resident, Reader& reader, Ports& ports) {
    const std::string key = resident.erased_at ? "" : open_key(resident, ports.safe);
    for (RequestNote& note : reader.requests().notes_of(view.request.id)) {
        if (note.for_staff_only && !view.is_staff) continue;
        std::string words = open_words(resident, key, note.id, note.sealed_words, ports.safe);
        view.notes.push_back({std::move(note), std::move(words)});
    }
}

RequestView view_of(const KitRequest& request, const Caller& caller, Reader& reader, Ports& ports) {
    RequestView view{request, ""};
    view.is_staff = is_of_those_who_have_it(caller, request);
    view.steps = steps_for(caller, request);
    if (request.asking != request.organisation) {
        const auto asking = reader.partners().organisation(request.asking);
        view.asking_name = asking ? asking->name : "";
    }
    if (request.state == RequestState::draft) return view;
    view.devices = reader.requests().devices_of_lines(request.id);
    const auto resident = reader.residents().resident(request.resident_reference);
    if (!resident) return view;
    add_notes(view, *resident, reader, ports);
    if (reaches(caller, Permission::ask_for_kit, request)) {
        view.collector = open_collector(request, *resident, ports.safe);
    }
    return view;
}

}  // namespace

Result<RequestView> show_request(const Caller& caller, std::string_view reference, Ports& ports) {
    std::optional<Result<RequestView>> view;
    ports.store.read([&](Reader& reader) {
        const auto found = reachable_request(caller, Permission::see_requests, reference, reader);
        view.emplace(found ? Result<RequestView>{view_of(*found, caller, reader, ports)}
                           : found.refusal());
    });
    return *view;
}

std::vector<std::string_view> steps_for(const Caller& caller, const KitRequest& request) {
    using enum RequestStep;
    std::vector<std::string_view> steps;
    const bool may_ask = reaches(caller, Permission::ask_for_kit, request);
    if (request.state == RequestState::draft) {
        return may_ask ? std::vector<std::string_view>{"change", "submission", "removal"} : steps;
    }
    const auto has_step = [&](RequestStep step) {
        return find_transition(request.state, step) != nullptr;
    };
    const bool is_out = std::ranges::any_of(request.lines, [](const RequestLine& line) {
        return line.state == LineState::handed_over;
    });
    if (may_ask && has_step(answer)) steps.emplace_back("answers");
    if (reaches(caller, Permission::decide_requests, request)) {
        for (const RequestStep step : {acceptance, query, refusal}) {
            if (has_step(step)) steps.push_back(name_of(step));
        }
    }
    if (!may_ask) return steps;
    steps.emplace_back("notes");
    if (has_step(cancellation) && !is_out) steps.emplace_back("cancellation");
    if (!is_open(request.state)) steps.emplace_back("again");
    return steps;
}

bool may_now(const RequestView& view, std::string_view step) {
    return std::ranges::find(view.steps, step) != view.steps.end();
}

}  // namespace kitbank
