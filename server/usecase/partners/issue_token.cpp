#include "server/usecase/partners/issue_token.h"

#include <algorithm>

#include "server/core/canonical.h"
#include "server/core/text.h"
#include "server/usecase/once.h"
#include "server/usecase/partners/invite_person.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/trust/audit.h"

namespace kitbank {
namespace {

Refusal refusal_of(RefusalCode code) { return {code, "", {}}; }

std::optional<Refusal> check(const IssueToken& command) {
    if (!may(command.caller.role, Permission::manage_tokens))
        return refusal_of(RefusalCode::forbidden);
    // A program is never an admin: nothing would approve it.
    if (command.role == Role::admin ||
        (command.role != command.caller.role && !may_give(command.caller.role, command.role))) {
        return refusal_of(RefusalCode::role_too_high);
    }
    std::vector<FieldFault> faults;
    const Result<std::string> name = read_name(command.name, "name");
    if (!name) faults.push_back(name.refusal().fields.front());
    if (character_count(command.purpose) > line_length_max ||
        has_control_characters(command.purpose, false)) {
        faults.push_back({"purpose", "Shorten this to 100 characters."});
    }
    if (command.days < 1 || command.days > token_days_max)
        faults.push_back({"days", "Choose from 1 to 730 days."});
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", std::move(faults)};
    return std::nullopt;
}

std::optional<Token> token_in(OrganisationId organisation, const Uuid& handle, Transaction& tx) {
    const std::vector<Token> tokens = tx.partners().tokens(organisation);
    const auto found = std::ranges::find(tokens, handle, &Token::handle);
    return found == tokens.end() ? std::nullopt : std::optional{*found};
}

Result<IssuedToken> issue(const IssueToken& command, Transaction& tx, Ports& ports) {
    IssuedToken issued;
    Token& token = issued.token;
    token.handle = ports.crypto.make_uuid();
    token.organisation = command.caller.organisation;
    if (!command.hub.empty()) {
        token.hub = tx.hub_by_code(token.organisation, command.hub);
        if (!token.hub) {
            return Refusal{
                RefusalCode::invalid_fields, "", {{"hub", "No hub of yours has this code."}}};
        }
    }
    issued.secret = ports.crypto.make_secret();
    token.role = command.role;
    token.name = trimmed(command.name);
    token.purpose = trimmed(command.purpose);
    token.hash = ports.crypto.digest(issued.secret);
    token.created_by = command.caller.actor;
    token.created_at = ports.clock.now();
    token.expires_at = token.created_at + std::chrono::hours{24 * command.days};
    token.id = issue_token(token, tx, ports);
    return issued;
}

}  // namespace

Result<IssuedToken> issue_token(const IssueToken& command, Ports& ports) {
    if (auto refusal = check(command)) return *refusal;
    const std::string content = CanonicalText{}
                                    .add("issue token")
                                    .add(command.name)
                                    .add(command.purpose)
                                    .add(name_of(command.role))
                                    .add(command.hub)
                                    .add(std::int64_t{command.days})
                                    .text();
    return once<IssuedToken>(
        {command.id, content, command.caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<IssuedToken>> {
            const Result<IssuedToken> issued = issue(command, tx, ports);
            if (!issued) return issued.refusal();
            return Done<IssuedToken>{*issued, format(issued->token.handle)};
        },
        [&](Transaction& tx, const std::string& answer) -> Result<IssuedToken> {
            const auto handle = parse_uuid(answer);
            const auto known = token_in(command.caller.organisation, handle.value_or(Uuid{}), tx);
            if (!known) return refusal_of(RefusalCode::token_not_found);
            return IssuedToken{*known, ""};
        });
}

Result<Token> revoke_token(const RevokeToken& command, Ports& ports) {
    const Caller& caller = command.caller;
    if (!may(caller.role, Permission::manage_tokens)) return refusal_of(RefusalCode::forbidden);
    const std::string content =
        CanonicalText{}.add("revoke token").add(format(command.token)).text();
    const auto find = [&](Transaction& tx) -> Result<Token> {
        const auto token = token_in(caller.organisation, command.token, tx);
        return token ? Result<Token>{*token} : refusal_of(RefusalCode::token_not_found);
    };
    return once<Token>(
        {command.id, content, caller.actor}, ports,
        [&](Transaction& tx) -> Result<Done<Token>> {
            const Result<Token> token = find(tx);
            if (!token) return token.refusal();
            if (!tx.write_partners().revoke_token(token->id, ports.clock.now()))
                return refusal_of(RefusalCode::token_not_found);
            record_audit({"token:" + std::to_string(token->id.value), "revocation", caller.actor,
                          caller.organisation},
                         {}, tx, ports);
            return Done<Token>{*find(tx), ""};
        },
        [&](Transaction& tx, const std::string&) { return find(tx); });
}

Result<std::vector<Token>> list_tokens(const Caller& caller, Ports& ports) {
    if (!may(caller.role, Permission::manage_tokens)) return refusal_of(RefusalCode::forbidden);
    std::vector<Token> tokens;
    ports.store.read(
        [&](Reader& reader) { tokens = reader.partners().tokens(caller.organisation); });
    return tokens;
}

}  // namespace kitbank
