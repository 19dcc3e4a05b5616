#include "server/usecase/partners/provider.h"

#include <doctest/doctest.h>

#include <functional>

#include "server/usecase/partners/account_ports.h"
#include "server/usecase/partners/manage_access.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/partners/provider_ports.h"
#include "server/usecase/trust/ports.h"
#include "tests/support/credentials.h"
#include "tests/support/letters.h"

namespace kitbank {
namespace {

constexpr std::string_view issuer = "https://id.example.org";
constexpr std::string_view address = "https://kit.example.org";

// A provider that signs whoever comes in as `subject`.
class FakeClient : public ProviderClient {
  public:
    explicit FakeClient(World& world) : world_(world) {}

    std::string question_address(const Provider& provider, const ProviderQuestion& asked) override {
        if (!failure.empty()) throw ProviderFailure{failure};
        question = asked;
        return provider.issuer + "/authorize";
    }

    TokenClaims redeem(const Provider& provider, const ProviderAnswer& given) override {
        if (!failure.empty()) throw ProviderFailure{failure};
        answer = given;
        ++redeemed;
        TokenClaims claims;
        claims.issuer = provider.issuer;
        claims.subject = subject;
        claims.audience = {provider.client_id};
        claims.nonce = question.nonce;
        claims.issued =
            std::chrono::duration_cast<std::chrono::seconds>(world_.clock.now().time_since_epoch())
                .count();
        claims.expires = *claims.issued + 300;
        if (change) change(claims);
        if (meanwhile) meanwhile();
        return claims;
    }

    std::string subject = "robin-at-the-council";
    std::string failure;
    std::function<void(TokenClaims&)> change;
    std::function<void()> meanwhile;
    ProviderQuestion question;
    ProviderAnswer answer;
    int redeemed = 0;

  private:
    World& world_;
};

std::string scheme_name(World& world) {
    std::string name;
    world.store.read(
        [&](Reader& reader) { name = reader.partners().organisation(world.organisation)->name; });
    return name;
}

struct Scheme {
    World world;
    FakeClient client{world};
    Provider provider;
    PersonId robin;

    explicit Scheme(bool second_factor = true) {
        const auto added = add_provider({scheme_name(world), "Example Council", std::string{issuer},
                                         "kitbank", "a-client-secret", second_factor},
                                        world.ports);
        const auto person = add_person({"robin@example.org", "Robin Example", Role::hub_staff, "",
                                        "NORTH", "correct horse battery staple"},
                                       world.ports);
        REQUIRE(added);
        REQUIRE(person);
        provider = *added;
        robin = *person;
    }

    StartedProvider start(PersonId person = {}) {
        return start_provider({provider.id, person, "/devices", std::string{address}}, client,
                              world.ports);
    }

    ReturnFromProvider back(const StartedProvider& started, PersonId person = {}) {
        ReturnFromProvider command;
        command.cookie = started.cookie;
        command.state = client.question.state;
        command.code = "code-1";
        command.person = person;
        command.browser = "Firefox on Windows";
        command.address = address;
        return command;
    }

    ReturnedFromProvider come(const ReturnFromProvider& command) {
        return return_from_provider(command, client, world.ports);
    }

    void link() { REQUIRE(come(back(start(robin), robin)).failure.empty()); }
};

}  // namespace

TEST_CASE("who was linked signs in through their organisation's provider") {
    Scheme scheme;
    scheme.link();
    const ReturnedFromProvider returned = scheme.come(scheme.back(scheme.start()));
    CHECK(returned.failure.empty());
    CHECK(returned.next_path == "/devices");
    REQUIRE(returned.step);
    REQUIRE(returned.step->session);
    CHECK(returned.step->session->person == scheme.robin);
    CHECK(returned.step->session->proved);
    CHECK(returned.step->session->browser == "Firefox on Windows");
    CHECK(find_session(returned.step->cookie, scheme.world.ports));
    CHECK(scheme.client.answer.code == "code-1");
    CHECK(scheme.client.answer.client_secret == "a-client-secret");
    CHECK(scheme.client.answer.verifier == scheme.client.question.verifier);
    CHECK(scheme.client.answer.return_address == "https://kit.example.org/sign-in/provider/return");
}

TEST_CASE("where the provider asks for no second factor, Kitbank asks for its own") {
    Scheme scheme{false};
    scheme.link();
    const ReturnedFromProvider returned = scheme.come(scheme.back(scheme.start()));
    REQUIRE(returned.step);
    CHECK_FALSE(returned.step->session);
    CHECK(returned.step->sets_up);
}

TEST_CASE("an answer is taken once, also when two come at the same time") {
    Scheme scheme;
    scheme.link();
    const ReturnFromProvider command = scheme.back(scheme.start());
    ReturnedFromProvider second;
    scheme.client.meanwhile = [&] { second = scheme.come(command); };
    CHECK(scheme.come(command).step);
    CHECK(second.failure == "this browser was not sent, or came back before");
    CHECK(scheme.come(command).failure == "this browser was not sent, or came back before");
    CHECK(scheme.client.redeemed == 2);  // the link's and the first
}

TEST_CASE("an answer with the state of another browser is not taken") {
    Scheme scheme;
    scheme.link();
    const StartedProvider ours = scheme.start();
    const ReturnFromProvider theirs = scheme.back(scheme.start());
    ReturnFromProvider mixed = theirs;
    mixed.cookie = ours.cookie;
    CHECK(scheme.come(mixed).failure == "the state is of another browser");
    CHECK(scheme.come(scheme.back(ours)).failure ==
          "this browser was not sent, or came back before");  // it was used up
    CHECK(scheme.client.redeemed == 1);
    CHECK(scheme.come(theirs).step);
}

TEST_CASE("an answer that comes late, empty, as an error or from elsewhere is not taken") {
    Scheme scheme;
    scheme.link();
    using R = ReturnFromProvider;
    const auto failure_after = [&](const std::function<void(R&)>& change) {
        R command = scheme.back(scheme.start());
        change(command);
        return scheme.come(command).failure;
    };
    CHECK(failure_after([&](R&) { scheme.world.clock.advance(provider_start_length); }) ==
          "it took longer than ten minutes");
    CHECK(failure_after([](R& r) { r.code.clear(); }) == "the answer has no code");
    CHECK(failure_after([](R& r) { r.error = "access_denied"; }) ==
          "the provider answered with an error");
    CHECK(failure_after([](R& r) { r.issuer = "https://evil.example.org"; }) ==
          "the answer is of another issuer");
    CHECK(failure_after([](R& r) { r.cookie = "made up"; }) ==
          "this browser was not sent, or came back before");
    CHECK(failure_after([](R& r) { r.issuer = issuer; }).empty());
}

TEST_CASE("a token that is not for this sign-in opens nothing") {
    Scheme scheme;
    scheme.link();
    using C = TokenClaims;
    const auto failure_with = [&](const std::function<void(C&)>& change) {
        scheme.client.change = change;
        const ReturnedFromProvider returned = scheme.come(scheme.back(scheme.start()));
        CHECK_FALSE(returned.step);
        return returned.failure;
    };
    CHECK(failure_with([](C& c) { c.nonce = "replayed"; }) ==
          "the token belongs to another sign-in");
    CHECK(failure_with([](C& c) { c.audience = {"another"}; }) ==
          "the token is for another audience");
    CHECK(failure_with([](C& c) { c.expires = 1; }) == "the token is over");
    CHECK(failure_with([](C& c) { c.subject = "somebody-else"; }) ==
          "nobody here is linked to who signed in there");
}

TEST_CASE("a provider that fails leaves nobody signed in and says why to the log") {
    Scheme scheme;
    scheme.link();
    const ReturnFromProvider command = scheme.back(scheme.start());
    scheme.client.failure = "id.example.org could not be asked: Timeout";
    CHECK(scheme.come(command).failure == scheme.client.failure);
    CHECK(scheme.start().failure == scheme.client.failure);
    CHECK(scheme.start().cookie.empty());
}

TEST_CASE("an identity is linked by whoever is signed in, and to one person") {
    Scheme scheme;
    const auto sam = add_person({"sam@example.org", "Sam Example", Role::hub_staff, "", "NORTH",
                                 "correct horse battery staple"},
                                scheme.world.ports);
    REQUIRE(sam);
    CHECK(scheme.come(scheme.back(scheme.start(scheme.robin), *sam)).failure ==
          "somebody else is signed in now");
    CHECK(scheme.come(scheme.back(scheme.start(scheme.robin))).failure ==
          "somebody else is signed in now");
    scheme.link();
    CHECK(scheme.come(scheme.back(scheme.start(*sam), *sam)).failure ==
          "the identity cannot be linked");
    CHECK(providers_of(scheme.robin, scheme.world.ports).front().is_linked);
    CHECK_FALSE(providers_of(*sam, scheme.world.ports).front().is_linked);
    REQUIRE(letters_posted(scheme.world).size() == 1);
    CHECK(letters_posted(scheme.world).front().to == "robin@example.org");
    scheme.link();  // the same again changes nothing
    CHECK(letters_posted(scheme.world).size() == 1);
    std::vector<AuditEvent> chain;
    scheme.world.store.read([&](Reader& reader) {
        chain = reader.trust().audit_of("person:" + std::to_string(scheme.robin.value));
    });
    CHECK(std::ranges::count(chain, "provider_link", &AuditEvent::event) == 1);
    CHECK(fault_in_credentials(scheme.world, scheme.robin).empty());

    CHECK(unlink_identity(scheme.robin, scheme.provider.id, scheme.world.ports));
    CHECK_FALSE(unlink_identity(scheme.robin, scheme.provider.id, scheme.world.ports));
    CHECK(fault_in_credentials(scheme.world, scheme.robin).empty());
    CHECK(scheme.come(scheme.back(scheme.start())).failure ==
          "nobody here is linked to who signed in there");
}

TEST_CASE("a provider speaks for its own organisation only") {
    Scheme scheme;
    World& world = scheme.world;
    const OrganisationId other = world.found_organisation("Another scheme");
    scheme.link();
    world.store.write([&](Transaction& tx) {
        const Membership here = tx.partners().memberships_of(scheme.robin).front();
        Membership there = here;
        there.organisation = other;
        there.hub.reset();
        there.handle = world.crypto.make_uuid();
        tx.write_partners().insert_membership(there);
        return tx.write_partners().end_membership(here.id, world.clock.now());
    });
    CHECK(scheme.come(scheme.back(scheme.start())).failure == "who is linked may not enter");
    CHECK(scheme.come(scheme.back(scheme.start(scheme.robin), scheme.robin)).failure ==
          "the identity cannot be linked");
}

TEST_CASE("a disabled person and a removed provider let nobody in") {
    Scheme scheme;
    scheme.link();
    SUBCASE("disabled") {
        REQUIRE(disable_person("robin@example.org", scheme.world.ports));
        CHECK(scheme.come(scheme.back(scheme.start())).failure == "who is linked may not enter");
    }
    SUBCASE("removed on the way") {
        const ReturnFromProvider command = scheme.back(scheme.start());
        REQUIRE(remove_provider(format(scheme.provider.id), scheme.world.ports));
        CHECK(scheme.come(command).failure == "the provider was removed");
        CHECK(scheme.start().is_unknown);
        CHECK(list_providers(scheme.world.ports).empty());
        CHECK(providers_of(scheme.robin, scheme.world.ports).empty());
    }
}

TEST_CASE("nothing that could be used again is readable in the database") {
    Scheme scheme;
    const StartedProvider started = scheme.start();
    const std::string rows = scheme.world.dump();
    const ProviderQuestion& question = scheme.client.question;
    for (const std::string& secret : {started.cookie, question.state, question.nonce,
                                      question.verifier, std::string{"a-client-secret"}}) {
        CHECK(rows.find(secret) == std::string::npos);
    }
    CHECK(question.state != question.nonce);
    CHECK(question.nonce != question.verifier);
}

TEST_CASE("a provider is added with what the operator knows of it") {
    World world;
    const AddProvider good{scheme_name(world), "Example Council", std::string{issuer}, "kitbank",
                           "a-client-secret"};
    using A = AddProvider;
    const auto fields_after = [&](const std::function<void(A&)>& change) {
        A command = good;
        change(command);
        const auto added = add_provider(command, world.ports);
        return added ? "" : fields_of(added);
    };
    CHECK(fields_after([](A&) {}).empty());
    CHECK(fields_after([](A& a) { a.organisation = "Nobody"; }) == "organisation");
    CHECK(fields_after([](A& a) { a.name.clear(); }) == "name");
    CHECK(fields_after([](A& a) { a.client_id = "a b"; }) == "client_id");
    CHECK(fields_after([](A& a) { a.client_secret.clear(); }) == "client_secret");
    for (const char* const bad :
         {"http://id.example.org", "https://id.example.org?x=1", "id.example.org",
          "https://login.microsoftonline.com/common/v2.0", "https://user@id.example.org"}) {
        CHECK(fields_after([&](A& a) { a.issuer = bad; }) == "issuer");
    }
    CHECK(fields_after([](A& a) { a.issuer = "http://127.0.0.1:4000"; }).empty());
    CHECK(code_of(remove_provider("not a number", world.ports)) == "invalid_fields");
}

}  // namespace kitbank
