#include "server/web/api/allocation.h"

#include "server/usecase/partners/name_actors.h"
#include "server/usecase/requests/decide_proposal.h"
#include "server/usecase/requests/propose_allocation.h"
#include "server/usecase/requests/reserve_for_request.h"
#include "server/usecase/requests/show_allocation.h"
#include "server/web/api/body.h"
#include "server/web/api/present.h"
#include "server/web/api/request_json.h"

namespace kitbank::web::api {
namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json() : Json(text); }

Json size_or_null(int gigabytes) { return gigabytes == 0 ? Json() : Json(gigabytes); }

Json present_count(const ProposalCount& count) {
    return {{"hub", text_or_null(count.code)},
            {"name", text_or_null(count.name)},
            {"proposed", count.proposed},
            {"unserved", count.unserved}};
}

Result<Uuid> read_id(const Call& call) {
    const auto id = parse_uuid(call.param("id"));
    if (!id) return Refusal{RefusalCode::proposal_not_found, "", {}};
    return *id;
}

Result<Tag> read_device(FieldReader& fields) {
    const std::string text = fields.text("tag");
    if (text.empty()) fields.fault("tag", "This is needed.");
    return text.empty() ? Result<Tag>{Tag{}} : read_tag(text);
}

Response answered(const Call& call, const Result<ShownProposal>& proposal) {
    if (!proposal) return refused(proposal.refusal());
    return answer(200, present(*proposal, call.caller));
}

}  // namespace

Json present(const AllocationRun& run, const Caller& viewer) {
    Json row{{"id", format(run.handle)},
             {"state", name_of(run.state)},
             {"asked_at", format(run.asked_at)},
             {"finished_at", present(run.finished_at)},
             {"lines", run.lines},
             {"devices", run.devices},
             {"proposed", run.proposed}};
    return only_shown(std::move(row), Object::proposal, viewer);
}

Json present(const ShownProposal& shown, const Caller& viewer) {
    const Proposal& proposal = shown.proposal;
    Json row{{"id", format(proposal.id)},
             {"state", name_of(proposal.state)},
             {"position", proposal.position},
             {"request", shown.reference},
             {"line", proposal.line},
             {"kind", name_of(shown.kind)},
             {"memory_gb", size_or_null(shown.memory_gb)},
             {"hub", text_or_null(shown.hub_code)},
             {"tag", text_or_null(shown.tag.text)},
             {"make", text_or_null(shown.make)},
             {"model", text_or_null(shown.model)},
             {"device_memory_gb", size_or_null(shown.device_memory_gb)},
             {"device_hub", text_or_null(shown.device_hub_code)},
             {"travel_km", proposal.travel_km ? Json(*proposal.travel_km) : Json()},
             {"why", proposal.why},
             {"reason", text_or_null(proposal.reason)},
             {"decided_at", present(proposal.decided_at)}};
    return only_shown(std::move(row), Object::proposal, viewer);
}

Response propose_allocation(const Call& call) {
    if (const auto refusal = read_body(call, [](FieldReader&) {})) return refused(*refusal);
    const auto run = kitbank::propose_allocation({call.request_id, call.caller}, call.ports());
    if (!run) return refused(run.refusal());
    return answer(201, present(*run, call.caller));
}

Response latest_allocation(const Call& call) {
    const Fields& query = call.request.query;
    if (auto refusal = check_query(query, {"hub", "state", "cursor"})) return refused(*refusal);
    const Result<std::int64_t> cursor = query_number(query, "cursor", 0, 0, 1'000'000'000);
    if (!cursor) return refused(cursor.refusal());
    const std::string_view state = query.text("state");
    const bool is_unserved = state == name_of(ProposalState::unserved);
    if (!state.empty() && !is_unserved && state != name_of(ProposalState::proposed)) {
        return refused(
            {RefusalCode::invalid_fields, "", {{"state", "This must be proposed or unserved."}}});
    }
    ShowAllocation question{call.caller, {}};
    if (const auto hub = query.find("hub")) question.hub = std::string{*hub};
    question.after_proposed = static_cast<int>(*cursor);
    question.after_unserved = static_cast<int>(*cursor);
    const auto view = show_allocation(question, call.ports());
    if (!view) return refused(view.refusal());
    const auto& rows = is_unserved ? view->unserved : view->proposed;
    const bool has_more = is_unserved ? view->has_more_unserved : view->has_more_proposed;
    Json hubs = Json::array();
    for (const ProposalCount& count : view->counts) hubs.push_back(present_count(count));
    Json items = Json::array();
    for (const ShownProposal& row : rows) items.push_back(present(row, call.caller));
    const Json next = has_more ? Json(std::to_string(rows.back().proposal.position)) : Json();
    return answer(200, {{"run", view->run ? present(*view->run, call.caller) : Json()},
                        {"is_working", view->is_working},
                        {"hubs", std::move(hubs)},
                        {"items", std::move(items)},
                        {"next", next}});
}

Response accept_proposal(const Call& call) {
    if (const auto refusal = read_body(call, [](FieldReader&) {})) return refused(*refusal);
    const Result<Uuid> id = read_id(call);
    if (!id) return refused(id.refusal());
    return answered(call,
                    kitbank::accept_proposal({call.request_id, call.caller, *id}, call.ports()));
}

Response change_proposal(const Call& call) {
    ChangeProposal command{call.request_id, call.caller, {}, {}};
    Result<Tag> tag = Tag{};
    const auto refusal = read_body(call, [&](FieldReader& fields) {
        tag = read_device(fields);
        command.substitute_agreed = fields.flag("substitute_agreed");
    });
    if (refusal) return refused(*refusal);
    const Result<Uuid> id = read_id(call);
    if (!id) return refused(id.refusal());
    if (!tag) return refused(tag.refusal());
    command.proposal = *id;
    command.tag = *tag;
    return answered(call, kitbank::change_proposal(command, call.ports()));
}

Response refuse_proposal(const Call& call) {
    RefuseProposal command{call.request_id, call.caller, {}, ""};
    const auto refusal =
        read_body(call, [&](FieldReader& fields) { command.reason = fields.text("reason"); });
    if (refusal) return refused(*refusal);
    const Result<Uuid> id = read_id(call);
    if (!id) return refused(id.refusal());
    command.proposal = *id;
    return answered(call, kitbank::refuse_proposal(command, call.ports()));
}

Response reserve_for_request(const Call& call) {
    ReserveForRequest command{
        call.request_id, call.caller, std::string{call.param("reference")}, {}};
    Result<Tag> tag = Tag{};
    const auto refusal = read_body(call, [&](FieldReader& fields) { tag = read_device(fields); });
    if (refusal) return refused(*refusal);
    if (!tag) return refused(tag.refusal());
    command.tag = *tag;
    const auto request = kitbank::reserve_for_request(command, call.ports());
    if (!request) return refused(request.refusal());
    return answer(200, present(*request, call.caller, name_actors(call.caller, call.ports())));
}

}  // namespace kitbank::web::api
