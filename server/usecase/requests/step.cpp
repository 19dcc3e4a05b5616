#include "server/usecase/requests/step.h"

#include <cassert>

#include "server/usecase/databank/set_aside_data.h"
#include "server/usecase/notices/tell.h"
#include "server/usecase/requests/end_appointment.h"
#include "server/usecase/requests/london.h"
#include "server/usecase/requests/ports.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

// The steps that people hear of whoever takes them; the others are told where they are decided.
std::optional<MessageKind> message_of(RequestStep step) {
    switch (step) {
        case RequestStep::acceptance:
            return MessageKind::request_accepted;
        case RequestStep::readiness:
            return MessageKind::request_ready;
        default:
            return std::nullopt;
    }
}

// What is set aside, and until when all of it is.
MessageFacts facts_of(const KitRequest& request, Zones& zones) {
    MessageFacts facts;
    std::optional<Instant> until;
    for (const RequestLine& line : request.lines) {
        if (line.state != LineState::reserved) continue;
        facts["items"]
            .append(facts["items"].empty() ? "" : ", ")
            .append(name_of(wanted_kind(line)));
        if (line.reserved_until && (!until || *line.reserved_until < *until))
            until = line.reserved_until;
    }
    if (until) facts["until"] = in_words(london_day(*until, zones));
    return facts;
}

}  // namespace

std::string audit_subject(const KitRequest& request) { return "request:" + request.reference; }

void take_step(KitRequest& request, RequestStep step, const std::string& actor, Transaction& tx,
               Ports& ports) {
    const RequestTransition* row = find_transition(request.state, step);
    assert(row != nullptr);
    request.state = row->to;
    record_audit({audit_subject(request), std::string{name_of(step)}, actor, request.organisation},
                 {{"state", std::string{name_of(row->to)}}}, tx, ports);
    if (const auto message = message_of(step))
        tell(request, *message, facts_of(request, ports.zones), tx, ports);
    if (step == RequestStep::handover) keep_appointment(request, tx, ports);
    if (step == RequestStep::refusal || step == RequestStep::cancellation) {
        drop_appointment(request, tx, ports);
        release_data_of(request, actor, tx, ports);
    }
}

std::optional<Refusal> try_step(KitRequest& request, RequestStep step, const std::string& actor,
                                Transaction& tx, Ports& ports) {
    if (find_transition(request.state, step) == nullptr) {
        return Refusal{RefusalCode::request_closed, "", {}};
    }
    take_step(request, step, actor, tx, ports);
    return std::nullopt;
}

void write_request(KitRequest& request, Transaction& tx, Ports& ports) {
    request.changed_at = ports.clock.now();
    if (!tx.write_requests().update_request(request)) {
        throw StoreFailure{RefusalCode::busy, request.reference + " was changed meanwhile"};
    }
    ++request.version;
}

}  // namespace kitbank
