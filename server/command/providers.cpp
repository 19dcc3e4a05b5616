#include <iostream>

#include "server/command/command.h"
#include "server/command/house.h"
#include "server/command/options.h"
#include "server/usecase/partners/provider.h"

// `provider`: OpenID providers that people sign in through. Only the operator names them, since the
// server talks to them. The client's secret is read from standard input.
namespace kitbank {
namespace {

constexpr std::string_view add_usage =
    "kitbank-server provider add --organisation ORG --name NAME --issuer URL --client-id ID "
    "[--second-factor yes] < secret";

int wrong_usage(std::string_view usage) {
    std::cerr << "usage: " << usage << '\n';
    return 2;
}

int refuse(const Refusal& refusal) {
    std::cerr << sentence_of(refusal) << '\n';
    for (const FieldFault& fault : refusal.fields)
        std::cerr << fault.field << ": " << fault.sentence << '\n';
    return 1;
}

int add(const Options& options, const Config& config, Ports& ports) {
    if (!options.has_all({"organisation", "name", "issuer", "client-id"}))
        return wrong_usage(add_usage);
    AddProvider command{options.value("organisation"),
                        options.value("name"),
                        options.value("issuer"),
                        options.value("client-id"),
                        "",
                        options.value("second-factor") == "yes"};
    std::getline(std::cin, command.client_secret);
    const Result<Provider> added = add_provider(command, ports);
    if (!added) return refuse(added.refusal());
    std::cout << "Added " << added->name << ", " << format(added->id) << ".\n";
    const std::string address =
        config.public_address.empty() ? "http://ADDRESS:PORT" : config.public_address;
    std::cout << "Its redirect address must be " << provider_return_address(address) << "\n";
    return 0;
}

int list(Ports& ports) {
    for (const Provider& each : list_providers(ports)) {
        std::cout << format(each.id) << '\t' << each.name << '\t' << each.issuer << '\t'
                  << each.client_id << '\t'
                  << (each.second_factor ? "second factor there" : "second factor here") << '\n';
    }
    return 0;
}

int remove(const Options& options, Ports& ports) {
    const Result<Provider> removed = remove_provider(options.value("id"), ports);
    if (!removed) return refuse(removed.refusal());
    std::cout << "Removed " << removed->name << ".\n";
    return 0;
}

}  // namespace

int provider(const Config& config, const Words& words) {
    const Options options{words,
                          {"organisation", "name", "issuer", "client-id", "second-factor", "id"}};
    if (!options.is_right() || words.empty())
        return wrong_usage("kitbank-server provider add|list|remove");
    House house{config};
    if (words.front() == "add") return add(options, config, house.ports());
    if (words.front() == "list") return list(house.ports());
    if (words.front() == "remove") return remove(options, house.ports());
    return wrong_usage("kitbank-server provider add|list|remove");
}

}  // namespace kitbank
