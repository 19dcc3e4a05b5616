#include <algorithm>

#include "server/usecase/partners/provider_ports.h"
#include "tests/store/stores.h"

namespace kitbank {
namespace {

Provider insert_provider(Bench& bench) {
    Provider row;
    row.id = bench.crypto().make_uuid();
    row.organisation = bench.ours;
    row.name = "Example Council " + bench.word();
    row.issuer = "https://id.example.org/" + bench.word();
    row.client_id = "kitbank";
    row.client_secret = std::string{"\1sealed\0secret", 14};
    row.second_factor = true;
    row.created_at = bench.now();
    bench.change([&](Transaction& tx) { tx.write_providers().insert_provider(row); });
    return row;
}

PersonId insert_person(Bench& bench) {
    return bench.write(
        [&](Transaction& tx) { return tx.write_accounts().insert_person(bench.new_person()); });
}

ProviderStart new_start(Bench& bench, const Provider& provider) {
    ProviderStart start;
    start.token = bench.crypto().digest(bench.word());
    start.provider = provider.id;
    start.state = bench.crypto().digest(bench.word());
    start.nonce = bench.crypto().digest(bench.word());
    start.verifier = std::string{"\1sealed\0verifier", 16};
    start.next_path = "/devices";
    start.ends_at = bench.now() + provider_start_length;
    return start;
}

std::optional<ProviderStart> take(Bench& bench, const Hash& token) {
    return bench.write([&](Transaction& tx) { return tx.write_providers().take_start(token); });
}

}  // namespace

TEST_CASE_TEMPLATE("a provider is found until it is removed", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Provider row = insert_provider(bench);
    const auto find = [&] {
        return bench.ask([&](Reader& reader) { return reader.providers().provider(row.id); });
    };
    REQUIRE(find());
    CHECK(find()->organisation == row.organisation);
    CHECK(find()->name == row.name);
    CHECK(find()->issuer == row.issuer);
    CHECK(find()->client_id == row.client_id);
    CHECK(find()->client_secret == row.client_secret);
    CHECK(find()->second_factor);
    CHECK(find()->created_at == row.created_at);
    const auto is_listed = [&] {
        const auto all = bench.ask([](Reader& reader) { return reader.providers().providers(); });
        return std::ranges::count(all, row.id, &Provider::id) == 1;
    };
    CHECK(is_listed());
    const auto remove = [&] {
        return bench.write([&](Transaction& tx) {
            return tx.write_providers().remove_provider(row.id, bench.now());
        });
    };
    CHECK(remove());
    CHECK_FALSE(remove());
    CHECK_FALSE(find());
    CHECK_FALSE(is_listed());
}

TEST_CASE_TEMPLATE("an identity belongs to one person, who has one at each provider", S,
                   KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Provider provider = insert_provider(bench);
    const Provider other = insert_provider(bench);
    const PersonId robin = insert_person(bench);
    const PersonId sam = insert_person(bench);
    const auto link = [&](const Provider& at, const std::string& subject, PersonId person) {
        return !bench.refuses([&](Transaction& tx) {
            tx.write_providers().insert_identity({at.id, subject, person, bench.now()});
        });
    };
    CHECK(link(provider, "sub one", robin));
    CHECK_FALSE(link(provider, "sub one", sam));
    CHECK_FALSE(link(provider, "sub two", robin));
    CHECK(link(provider, "SUB ONE", sam));
    CHECK(link(other, "sub one", robin));
    CHECK_FALSE(link(other, "sub three", PersonId{987654321}));

    const auto found = bench.ask(
        [&](Reader& reader) { return reader.providers().identity(provider.id, "sub one"); });
    REQUIRE(found);
    CHECK(found->person == robin);
    CHECK_FALSE(bench.ask(
        [&](Reader& reader) { return reader.providers().identity(provider.id, "sub one "); }));
    const auto of_robin = [&] {
        return bench.ask([&](Reader& reader) { return reader.providers().identities_of(robin); });
    };
    REQUIRE(of_robin().size() == 2);
    CHECK(of_robin().front().provider == provider.id);
    const auto unlink = [&] {
        return bench.write([&](Transaction& tx) {
            return tx.write_providers().remove_identity(provider.id, robin);
        });
    };
    CHECK(unlink());
    CHECK_FALSE(unlink());
    CHECK(of_robin().size() == 1);
}

TEST_CASE_TEMPLATE("a browser that was sent to a provider comes back once", S, KITBANK_STORES) {
    Bench bench{shared_store<S>()};
    const Provider provider = insert_provider(bench);
    ProviderStart start = new_start(bench, provider);
    start.person = insert_person(bench);
    const ProviderStart over = new_start(bench, provider);
    bench.change([&](Transaction& tx) {
        tx.write_providers().insert_start(start);
        tx.write_providers().insert_start(over);
        tx.write_providers().forget_starts(start.ends_at - std::chrono::microseconds{1});
    });
    const auto taken = take(bench, start.token);
    REQUIRE(taken);
    CHECK(taken->provider == provider.id);
    CHECK(taken->person == start.person);
    CHECK(taken->state == start.state);
    CHECK(taken->nonce == start.nonce);
    CHECK(taken->verifier == start.verifier);
    CHECK(taken->next_path == start.next_path);
    CHECK(taken->ends_at == start.ends_at);
    CHECK_FALSE(take(bench, start.token));
    bench.change([&](Transaction& tx) { tx.write_providers().forget_starts(over.ends_at); });
    CHECK_FALSE(take(bench, over.token));
}

}  // namespace kitbank
