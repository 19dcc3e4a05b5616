#include "server/web/api/partners.h"

#include "server/usecase/partners/change_membership.h"
#include "server/usecase/partners/change_organisation.h"
#include "server/usecase/partners/invite_person.h"
#include "server/usecase/partners/join_organisation.h"
#include "server/usecase/partners/name_actors.h"
#include "server/web/api/answer.h"
#include "server/web/api/present.h"

namespace kitbank::web::api {
namespace {

Json code_of(const std::optional<Hub>& hub) { return hub ? Json(hub->code) : Json(); }

Json present(const Organisation& organisation, const Caller& viewer) {
    Json row{{"name", organisation.name},
             {"kind", name_of(organisation.kind)},
             {"state", name_of(organisation.state)},
             {"second_factor", name_of(organisation.second_factor)},
             {"magic_links", organisation.magic_links},
             {"version", organisation.version}};
    const bool is_own = organisation.id == viewer.organisation;
    return only_shown(
        std::move(row), Object::organisation,
        is_own ? relation_within(viewer.role, Object::organisation) : Relation::elsewhere);
}

Json present(const Membership& membership, const Caller& viewer) {
    Json row{{"membership", format(membership.handle)},
             {"role", name_of(membership.role)},
             {"hub", code_of(membership.hub)},
             {"since", format(membership.since)}};
    return only_shown(std::move(row), Object::membership, viewer);
}

Json present(const Member& member, const ActorNames& names, const Caller& viewer) {
    const std::string actor = "person:" + std::to_string(member.membership.person.value);
    Json json = present(member.membership, viewer);
    json["name"] = member.name;
    json["email"] = member.email;
    json["disabled"] = member.disabled;
    json["actor"] = shown_actor(actor, names);
    return only_shown(std::move(json), Object::person, viewer);
}

// An invitation of an admin that nobody has approved yet waits.
Json present(const Invitation& invitation, const Caller& viewer) {
    const bool waits = invitation.role == Role::admin && invitation.approved_by.empty();
    Json row{{"invitation", format(invitation.handle)},
             {"email", invitation.email},
             {"name", invitation.name},
             {"role", name_of(invitation.role)},
             {"hub", code_of(invitation.hub)},
             {"asked_at", format(invitation.asked_at)},
             {"ends_at", format(invitation.ends_at)},
             {"waits_for_approval", waits},
             {"outcome", invitation.outcome.empty() ? Json() : Json(invitation.outcome)}};
    return only_shown(std::move(row), Object::invitation, viewer);
}

template <class T>
Response answer_one(const Call& call, int status, const Result<T>& result) {
    return result ? answer(status, present(*result, call.caller)) : refused(result.refusal());
}

// The id of the address; one that is none names nothing.
Uuid handle_of(const Call& call) { return parse_uuid(call.param("id")).value_or(Uuid{}); }

Role read_role(FieldReader& fields) {
    const auto role = parse_role(fields.text("role"));
    if (!role) fields.fault("role", "Choose volunteer, hub_staff, referrer, manager or admin.");
    return role.value_or(Role::volunteer);
}

// Calls that take nothing but their address: an empty object.
std::optional<Refusal> read_nothing(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return body.refusal();
    FieldReader fields(*body, "");
    fields.refuse_others();
    return fields.refusal();
}

}  // namespace

Response show_organisation(const Call& call) {
    return answer_one(call, 200, find_own_organisation(call.caller, call.ports()));
}

Response change_organisation(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    ChangeOrganisation command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.name = fields.text("name");
    const auto rule = parse_second_factor_rule(fields.text("second_factor"));
    if (!rule) fields.fault("second_factor", "Choose staff or everyone.");
    command.second_factor = rule.value_or(SecondFactorRule::staff);
    command.magic_links = fields.flag("magic_links");
    const auto version = fields.number("version", 1, 4'000'000'000);
    if (!version) fields.fault("version", "Send the version that you read.");
    command.version = static_cast<std::uint32_t>(version.value_or(0));
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    return answer_one(call, 200, kitbank::change_organisation(command, call.ports()));
}

Response list_partners(const Call& call) {
    const auto partners = kitbank::list_partners(call.caller, call.ports());
    if (!partners) return refused(partners.refusal());
    Json items = Json::array();
    for (const Organisation& organisation : *partners)
        items.push_back(present(organisation, call.caller));
    return answer(200, {{"items", std::move(items)}, {"next", nullptr}});
}

Response settle_partner(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    SettleOrganisation command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.name = fields.text("name");
    const auto state = parse_organisation_state(fields.text("state"));
    if (!state || *state == OrganisationState::asked)
        fields.fault("state", "Choose active, declined or closed.");
    command.state = state.value_or(OrganisationState::declined);
    command.address = call.services.settings.address;
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    return answer_one(call, 200, settle_organisation(command, call.ports()));
}

Response list_people(const Call& call) {
    const Result<People> people = kitbank::list_people(call.caller, call.ports());
    if (!people) return refused(people.refusal());
    const ActorNames names = name_actors(call.caller, call.ports());
    Json members = Json::array();
    for (const Member& member : people->members)
        members.push_back(present(member, names, call.caller));
    Json invitations = Json::array();
    for (const Invitation& invitation : people->invitations)
        invitations.push_back(present(invitation, call.caller));
    return answer(200, {{"items", std::move(members)},
                        {"invitations", std::move(invitations)},
                        {"next", nullptr}});
}

Response invite_person(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    InvitePerson command;
    command.id = call.request_id;
    command.caller = call.caller;
    command.email = fields.text("email");
    command.name = fields.text("name");
    command.role = read_role(fields);
    command.hub = fields.text("hub");
    command.address = call.services.settings.address;
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    return answer_one(call, 201, kitbank::invite_person(command, call.ports()));
}

Response approve_invitation(const Call& call) {
    if (auto refusal = read_nothing(call)) return refused(*refusal);
    return answer_one(call, 200,
                      kitbank::approve_invitation({call.request_id, call.caller, handle_of(call),
                                                   call.services.settings.address},
                                                  call.ports()));
}

Response withdraw_invitation(const Call& call) {
    if (auto refusal = read_nothing(call)) return refused(*refusal);
    return answer_one(call, 200,
                      kitbank::withdraw_invitation({call.request_id, call.caller, handle_of(call)},
                                                   call.ports()));
}

Response change_membership(const Call& call) {
    const Result<Json> body = read_object(call.request);
    if (!body) return refused(body.refusal());
    FieldReader fields(*body, "");
    const Role role = read_role(fields);
    const ChangeMembership command{call.request_id, call.caller, handle_of(call), role,
                                   fields.text("hub")};
    fields.refuse_others();
    if (auto refusal = fields.refusal()) return refused(*refusal);
    return answer_one(call, 200, kitbank::change_membership(command, call.ports()));
}

Response end_membership(const Call& call) {
    if (auto refusal = read_nothing(call)) return refused(*refusal);
    return answer_one(
        call, 200,
        kitbank::end_membership({call.request_id, call.caller, handle_of(call)}, call.ports()));
}

}  // namespace kitbank::web::api
