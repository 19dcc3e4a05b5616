#include "server/usecase/partners/provider.h"

#include <algorithm>

#include "server/core/text.h"
#include "server/usecase/partners/account_letters.h"
#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/partners/provider_ports.h"
#include "server/usecase/trust/credentials.h"

namespace kitbank {
namespace {

constexpr std::size_t name_bytes_max = 100;
constexpr std::size_t value_bytes_max = 255;

bool is_value(std::string_view text, std::size_t bytes_max) {
    return !text.empty() && text.size() <= bytes_max &&
           std::ranges::all_of(text, [](char c) { return c > 0x20 && c < 0x7F; });
}

bool is_issuer(std::string_view issuer) {
    const bool is_web = issuer.starts_with("https://") || issuer.starts_with("http://127.0.0.1:") ||
                        issuer.starts_with("http://localhost:");
    if (!is_web || !is_value(issuer, value_bytes_max)) return false;
    if (issuer.find_first_of("?#@\\") != std::string_view::npos) return false;
    return !is_entra(issuer) || !entra_tenant(issuer).empty();
}

std::vector<FieldFault> faults_in(const AddProvider& command) {
    std::vector<FieldFault> faults;
    if (command.name.empty() || command.name.size() > name_bytes_max)
        faults.push_back({"name", "Give the name for the button, of 100 characters at most."});
    if (!is_issuer(command.issuer)) {
        faults.push_back({"issuer",
                          "Give the issuer exactly as the provider does, beginning with https://. "
                          "Entra ID's is https://login.microsoftonline.com/TENANT/v2.0 with the "
                          "tenant's number in small letters."});
    }
    if (!is_value(command.client_id, value_bytes_max))
        faults.push_back({"client_id", "Give the client's (application's) number."});
    if (!is_value(command.client_secret, value_bytes_max))
        faults.push_back({"client_secret", "Give the client's secret on standard input."});
    return faults;
}

std::string context_of(const Provider& provider) {
    return "sign_in_provider:" + format(provider.id) + "/client_secret";
}

std::string subject_name(const Provider& provider) { return "provider:" + format(provider.id); }

std::string verifier_context(const Hash& token) {
    return "provider_start:" + format(token) + "/verifier";
}

}  // namespace

Result<Provider> add_provider(const AddProvider& command, Ports& ports) {
    std::vector<FieldFault> faults = faults_in(command);
    Provider provider;
    provider.id = ports.crypto.make_uuid();
    provider.name = command.name;
    provider.issuer = command.issuer;
    provider.client_id = command.client_id;
    provider.client_secret = ports.safe.seal(command.client_secret, context_of(provider));
    provider.second_factor = command.second_factor;
    provider.created_at = ports.clock.now();
    ports.store.write([&](Transaction& tx) {
        const auto organisation = tx.partners().organisation_by_name(command.organisation);
        if (!organisation) faults.push_back({"organisation", "No organisation has this name."});
        if (!faults.empty()) return false;
        provider.organisation = organisation->id;
        tx.write_providers().insert_provider(provider);
        record_audit({subject_name(provider), "provider_addition", "operator", organisation->id},
                     {{"name", provider.name},
                      {"issuer", provider.issuer},
                      {"second_factor", provider.second_factor ? "yes" : "no"}},
                     tx, ports);
        return true;
    });
    if (!faults.empty()) return Refusal{RefusalCode::invalid_fields, "", faults};
    return provider;
}

Result<Provider> remove_provider(const std::string& id, Ports& ports) {
    const auto wanted = parse_uuid(id);
    std::optional<Provider> removed;
    ports.store.write([&](Transaction& tx) {
        removed = wanted ? tx.providers().provider(*wanted) : std::nullopt;
        if (!removed || !tx.write_providers().remove_provider(*wanted, ports.clock.now()))
            return false;
        record_audit(
            {subject_name(*removed), "provider_removal", "operator", removed->organisation},
            {{"name", removed->name}}, tx, ports);
        return true;
    });
    if (!removed)
        return Refusal{RefusalCode::invalid_fields, "", {{"id", "No provider has this number."}}};
    return *removed;
}

std::vector<Provider> list_providers(Ports& ports) {
    std::vector<Provider> providers;
    ports.store.read([&](Reader& reader) { providers = reader.providers().providers(); });
    return providers;
}

std::string provider_return_address(const std::string& address) {
    return address + "/sign-in/provider/return";
}

StartedProvider start_provider(const StartProvider& command, ProviderClient& client, Ports& ports) {
    std::optional<Provider> provider;
    ports.store.read(
        [&](Reader& reader) { provider = reader.providers().provider(command.provider); });
    if (!provider) return {"", "", "", true};

    const ProviderQuestion question{ports.crypto.make_secret(), ports.crypto.make_secret(),
                                    ports.crypto.make_secret(),
                                    provider_return_address(command.address)};
    StartedProvider started;
    try {
        started.location = client.question_address(*provider, question);
    } catch (const ProviderFailure& failure) {
        return {"", "", failure.what()};
    }
    started.cookie = ports.crypto.make_secret();
    ProviderStart start;
    start.token = ports.crypto.digest(started.cookie);
    start.provider = provider->id;
    start.person = command.person;
    start.state = ports.crypto.digest(question.state);
    start.nonce = ports.crypto.digest(question.nonce);
    start.verifier = ports.safe.seal(question.verifier, verifier_context(start.token));
    start.next_path = command.next_path;
    start.ends_at = ports.clock.now() + provider_start_length;
    ports.store.write([&](Transaction& tx) {
        tx.write_providers().forget_starts(ports.clock.now());
        tx.write_providers().insert_start(start);
        return true;
    });
    return started;
}

namespace {

ReturnedFromProvider failed(std::string reason) { return {std::nullopt, "", std::move(reason)}; }

std::string fault_in_return(const ReturnFromProvider& command, const ProviderStart& start,
                            const std::optional<Provider>& provider, Ports& ports) {
    if (start.ends_at <= ports.clock.now()) return "it took longer than ten minutes";
    if (ports.crypto.digest(command.state) != start.state) return "the state is of another browser";
    if (!provider) return "the provider was removed";
    if (!command.issuer.empty() && command.issuer != provider->issuer)
        return "the answer is of another issuer";
    if (start.person != PersonId{} && start.person != command.person)
        return "somebody else is signed in now";
    if (!command.error.empty()) return "the provider answered with an error";
    if (command.code.empty()) return "the answer has no code";
    return "";
}

// A membership of the provider's organisation: the last one used, else the first.
MembershipId membership_at(PersonId person, OrganisationId organisation, Transaction& tx) {
    const MembershipId last = tx.accounts().last_membership(person);
    MembershipId found;
    for (const Membership& each : tx.partners().memberships_of(person)) {
        if (each.organisation != organisation) continue;
        if (found == MembershipId{} || each.id == last) found = each.id;
    }
    return found;
}

ReturnedFromProvider sign_in_as(const std::string& subject, const Provider& provider,
                                const ReturnFromProvider& command, Ports& ports) {
    ReturnedFromProvider returned = failed("nobody here is linked to who signed in there");
    ports.store.write([&](Transaction& tx) {
        const auto identity = tx.providers().identity(provider.id, subject);
        if (!identity) return false;
        const MembershipId membership = membership_at(identity->person, provider.organisation, tx);
        const auto entrance = membership == MembershipId{}
                                  ? std::nullopt
                                  : find_entrance(identity->person, membership, tx);
        if (!entrance) {
            returned = failed("who is linked may not enter");
            return false;
        }
        returned = {};
        returned.step = enter(*entrance, provider.second_factor, command.browser, tx, ports);
        return true;
    });
    return returned;
}

ReturnedFromProvider link_to(PersonId person, const std::string& subject, const Provider& provider,
                             Ports& ports) {
    bool is_linked = false;
    ports.store.write([&](Transaction& tx) {
        is_linked = link_identity(person, provider, subject, tx, ports);
        return is_linked;
    });
    return is_linked ? ReturnedFromProvider{} : failed("the identity cannot be linked");
}

}  // namespace

ReturnedFromProvider return_from_provider(const ReturnFromProvider& command, ProviderClient& client,
                                          Ports& ports) {
    const Hash token = ports.crypto.digest(command.cookie);
    std::optional<ProviderStart> start;
    std::optional<Provider> provider;
    ports.store.write([&](Transaction& tx) {  // kept whatever follows: it works once
        start = tx.write_providers().take_start(token);
        if (start) provider = tx.providers().provider(start->provider);
        return true;
    });
    if (!start) return failed("this browser was not sent, or came back before");
    std::string fault = fault_in_return(command, *start, provider, ports);
    if (!fault.empty()) return failed(fault);
    const auto verifier = ports.safe.open(start->verifier, verifier_context(token));
    const auto secret = ports.safe.open(provider->client_secret, context_of(*provider));
    if (!verifier || !secret) return failed("a secret was sealed with a key that is gone");

    TokenClaims claims;
    try {
        claims = client.redeem(*provider, {command.code, *verifier,
                                           provider_return_address(command.address), *secret});
    } catch (const ProviderFailure& failure) {
        return failed(failure.what());
    }
    const bool nonce_is_ours = ports.crypto.digest(claims.nonce) == start->nonce;
    fault = fault_in_claims(claims, *provider, nonce_is_ours, ports.clock.now());
    if (!fault.empty()) return failed(fault);

    const std::string subject = subject_of(claims, *provider);
    ReturnedFromProvider returned = start->person == PersonId{}
                                        ? sign_in_as(subject, *provider, command, ports)
                                        : link_to(start->person, subject, *provider, ports);
    returned.next_path = start->next_path;
    return returned;
}

bool link_identity(PersonId person, const Provider& provider, const std::string& subject,
                   Transaction& tx, Ports& ports) {
    const auto row = tx.write_accounts().lock_person(person);
    if (!row) return false;
    if (membership_at(person, provider.organisation, tx) == MembershipId{}) return false;
    const auto taken = tx.providers().identity(provider.id, subject);
    if (taken) return taken->person == person;
    tx.write_providers().remove_identity(provider.id, person);
    tx.write_providers().insert_identity({provider.id, subject, person, ports.clock.now()});
    post_account_letter(*row, AccountLetter::provider_linked, tx, ports);
    const std::string actor = "person:" + std::to_string(person.value);
    record_person(person, "provider_link", actor, provider.organisation, tx, ports,
                  {{"provider", provider.name}});
    return true;
}

std::vector<PersonsProvider> providers_of(PersonId person, Ports& ports) {
    std::vector<PersonsProvider> list;
    ports.store.read([&](Reader& reader) {
        const auto memberships = reader.partners().memberships_of(person);
        const auto identities = reader.providers().identities_of(person);
        for (const Provider& each : reader.providers().providers()) {
            const bool is_theirs =
                std::ranges::find(memberships, each.organisation, &Membership::organisation) !=
                memberships.end();
            const bool is_linked =
                std::ranges::find(identities, each.id, &ProviderIdentity::provider) !=
                identities.end();
            if (is_theirs || is_linked) list.push_back({each, is_linked});
        }
    });
    return list;
}

bool unlink_identity(PersonId person, const Uuid& provider, Ports& ports) {
    bool is_unlinked = false;
    ports.store.write([&](Transaction& tx) {
        const auto row = tx.providers().provider(provider);
        is_unlinked = row && tx.write_providers().remove_identity(provider, person);
        if (!is_unlinked) return false;
        const std::string actor = "person:" + std::to_string(person.value);
        record_person(person, "provider_unlink", actor, row->organisation, tx, ports,
                      {{"provider", row->name}});
        return true;
    });
    return is_unlinked;
}

}  // namespace kitbank
