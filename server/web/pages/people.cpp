#include "server/usecase/partners/change_membership.h"
#include "server/usecase/partners/invite_person.h"
#include "server/usecase/stock/open_hub.h"
#include "server/web/pages/device_form.h"
#include "server/web/pages/form_page.h"
#include "server/web/pages/list_page.h"
#include "server/web/pages/london_time.h"
#include "server/web/pages/pages.h"
#include "server/web/pages/partner_words.h"

namespace kitbank::web::pages {
namespace {

std::string person_url(const Membership& membership) {
    return "/people/" + format(membership.handle);
}

std::vector<Hub> hubs_of(const Call& call) {
    const Result<std::vector<Hub>> hubs = list_hubs(call.caller, call.ports());
    return hubs ? *hubs : std::vector<Hub>{};
}

Uuid handle_of(const Call& call) { return parse_uuid(call.param("id")).value_or(Uuid{}); }

ListRow row_of(const Call& call, const Member& member) {
    const Membership& membership = member.membership;
    ListRow row{member.name, "", member.email, post_text(membership.role, membership.hub)};
    const bool is_own = membership.person == call.caller.person;
    if (is_own) row.title += " (you)";
    if (!is_own && may_give(call.caller.role, membership.role)) row.url = person_url(membership);
    return row;
}

// An admin's waits for an admin other than the one who asked.
bool may_approve(const Call& call, const Invitation& invitation) {
    return invitation.role == Role::admin && invitation.approved_by.empty() &&
           call.caller.role == Role::admin && invitation.asked_by != call.caller.actor;
}

ListRow row_of(const Call& call, const Invitation& invitation) {
    const bool waits = invitation.role == Role::admin && invitation.approved_by.empty();
    ListRow row{invitation.name, "", invitation.email + ", ",
                post_text(invitation.role, invitation.hub)};
    row.meta += waits ? "waits for a second administrator"
                      : "link works until " + moment_text(invitation.ends_at);
    const std::string url = "/invitations/" + format(invitation.handle);
    if (may_approve(call, invitation)) row.buttons.push_back({url + "/approval", "Approve"});
    if (may_give(call.caller.role, invitation.role))
        row.buttons.push_back({url + "/withdrawal", "Withdraw"});
    return row;
}

std::string message_of(std::string_view done) {
    if (done == "invited") return "The invitation is on its way. The link works for 7 days.";
    if (done == "waits")
        return "A second administrator must approve before the invitation goes out.";
    if (done == "approved") return "Approved. The invitation is on its way.";
    if (done == "withdrawn") return "The invitation is withdrawn. Its link opens nothing.";
    if (done == "changed") return "Changed. They are signed out and have the new role from now on.";
    if (done == "ended") return "They no longer belong to your organisation and are signed out.";
    return {};
}

FormPage invite_form(const Call& call) {
    FormPage form{"Invite someone", "/people/invite", "Send the invitation", "/people", "People"};
    form.place = Place::organisation;
    Question name = line_question("name", "Their name");
    name.focus = true;
    Question email{QuestionKind::email, "email", "Their e-mail address",
                   "The link to join goes there"};
    form.questions = {name, email, role_question(call.caller.role), hub_question(hubs_of(call))};
    return form;
}

FormPage change_form(const Call& call, const Member& member) {
    FormPage form{member.name, person_url(member.membership), "Save the change", "/people",
                  "People"};
    form.place = Place::organisation;
    form.intro = "Now: " + post_text(member.membership.role, member.membership.hub) +
                 ". A change signs them out.";
    form.questions = {role_question(call.caller.role), hub_question(hubs_of(call))};
    form.other_way = {person_url(member.membership) + "/end",
                      "End their membership of your organisation"};
    return form;
}

FormPage end_form(const Member& member) {
    FormPage form{"End the membership of " + member.name, person_url(member.membership) + "/end",
                  "End the membership", "/people", "People"};
    form.place = Place::organisation;
    form.intro =
        "They are signed out at once and see nothing of your organisation any more. What "
        "they did stays in the histories under their name.";
    form.is_grave = true;
    return form;
}

FormState state_of(const Membership& membership) {
    FormState state;
    state.values.emplace("role", name_of(membership.role));
    state.values.emplace("hub", membership.hub ? membership.hub->code : "");
    return state;
}

Result<Role> read_role(const Call& call) {
    const auto role = parse_role(call.form.fields.text("role"));
    if (role) return *role;
    return Refusal{RefusalCode::invalid_fields, "", {{"role", "Choose what they may do."}}};
}

std::string hub_field(const Call& call) { return std::string{call.form.fields.text("hub")}; }

// Shows the form of a member, or why there is none.
template <class Form>
Response with_member(const Call& call, const Form& form) {
    const Result<Member> member = find_member(handle_of(call), call.caller, call.ports());
    if (!member) return show_refusal(call, member.refusal());
    return form(*member);
}

}  // namespace

Response list_people(const Call& call) {
    const Result<People> people = kitbank::list_people(call.caller, call.ports());
    if (!people) return show_refusal(call, people.refusal());
    ListPage page{"People"};
    page.message = message_of(call.request.query.text("done"));
    page.back = {"/organisation", "Organisation"};
    page.links = {{"/people/invite", "Invite someone"}};
    ListGroup members{"Who works here"};
    for (const Member& member : people->members) members.rows.push_back(row_of(call, member));
    ListGroup invited{"Invited, not yet joined", {}, "Nobody is invited just now."};
    for (const Invitation& invitation : people->invitations)
        invited.rows.push_back(row_of(call, invitation));
    page.groups = {members, invited};
    return show_list(call, page);
}

Response show_invite(const Call& call) { return show_form(call, invite_form(call), {}); }

Response invite_person_here(const Call& call) {
    const Result<Role> role = read_role(call);
    if (!role) return show_refused_form(call, invite_form(call), role.refusal());
    const Fields& fields = call.form.fields;
    const Result<Invitation> sent = invite_person(
        {call.request_id, call.caller, std::string{fields.text("email")},
         std::string{fields.text("name")}, *role, hub_field(call), call.services.settings.address},
        call.ports());
    if (!sent) return show_refused_form(call, invite_form(call), sent.refusal());
    return Response::see_other(*role == Role::admin ? "/people?done=waits"
                                                    : "/people?done=invited");
}

Response approve_invitation_here(const Call& call) {
    const Result<Invitation> approved = approve_invitation(
        {call.request_id, call.caller, handle_of(call), call.services.settings.address},
        call.ports());
    if (!approved) return show_refusal(call, approved.refusal());
    return Response::see_other("/people?done=approved");
}

Response withdraw_invitation_here(const Call& call) {
    const Result<Invitation> withdrawn =
        withdraw_invitation({call.request_id, call.caller, handle_of(call)}, call.ports());
    if (!withdrawn) return show_refusal(call, withdrawn.refusal());
    return Response::see_other("/people?done=withdrawn");
}

Response show_person(const Call& call) {
    return with_member(call, [&](const Member& member) {
        return show_form(call, change_form(call, member), state_of(member.membership));
    });
}

Response change_person_here(const Call& call) {
    return with_member(call, [&](const Member& member) {
        const Result<Role> role = read_role(call);
        if (!role) return show_refused_form(call, change_form(call, member), role.refusal());
        const Result<Membership> changed = change_membership(
            {call.request_id, call.caller, handle_of(call), *role, hub_field(call)}, call.ports());
        if (!changed) return show_refused_form(call, change_form(call, member), changed.refusal());
        return Response::see_other("/people?done=changed");
    });
}

Response show_end_membership(const Call& call) {
    return with_member(call,
                       [&](const Member& member) { return show_form(call, end_form(member), {}); });
}

Response end_membership_here(const Call& call) {
    const Result<Membership> ended =
        end_membership({call.request_id, call.caller, handle_of(call)}, call.ports());
    if (!ended) return show_refusal(call, ended.refusal());
    return Response::see_other("/people?done=ended");
}

}  // namespace kitbank::web::pages
