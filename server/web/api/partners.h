#pragma once
#include "server/web/call.h"

// Organisations, people and tokens, for programs.
namespace kitbank::web::api {

Response show_organisation(const Call& call);    // GET /api/v1/organisation
Response change_organisation(const Call& call);  // POST /api/v1/organisation
Response list_partners(const Call& call);        // GET /api/v1/partners
Response settle_partner(const Call& call);       // POST /api/v1/partners/settlements
Response list_people(const Call& call);          // GET /api/v1/people
Response invite_person(const Call& call);        // POST /api/v1/invitations
Response approve_invitation(const Call& call);   // POST /api/v1/invitations/{id}/approval
Response withdraw_invitation(const Call& call);  // POST /api/v1/invitations/{id}/withdrawal
Response change_membership(const Call& call);    // POST /api/v1/memberships/{id}
Response end_membership(const Call& call);       // POST /api/v1/memberships/{id}/end
Response list_tokens(const Call& call);          // GET /api/v1/tokens
Response issue_token(const Call& call);          // POST /api/v1/tokens
Response revoke_token(const Call& call);         // POST /api/v1/tokens/{id}/revocation
Response list_audit(const Call& call);           // GET /api/v1/audit

}  // namespace kitbank::web::api
