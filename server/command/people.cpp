#include <iostream>

#include "server/command/command.h"
#include "server/command/house.h"
#include "server/command/options.h"
#include "server/usecase/partners/manage_access.h"
#include "server/usecase/partners/ports.h"
#include "server/usecase/partners/second_factor.h"

// `user` and `token`: who may come in. Secrets are read from standard input or made here; none is taken
// from the command line, where every user of the machine can read it.
namespace kitbank {
namespace {

int refuse(const Refusal& refusal) {
    std::cerr << sentence_of(refusal) << '\n';
    for (const FieldFault& fault : refusal.fields)
        std::cerr << fault.field << ": " << fault.sentence << '\n';
    return 1;
}

int wrong_usage(std::string_view usage) {
    std::cerr << "usage: " << usage << '\n';
    return 2;
}

std::string read_password() {
    std::string password;
    std::getline(std::cin, password);
    return password;
}

std::optional<Role> role_of(const Options& options) {
    const auto role = parse_role(options.value("role"));
    if (!role)
        std::cerr << "--role must be one of volunteer, hub_staff, referrer, manager, admin.\n";
    return role;
}

constexpr std::string_view add_usage =
    "kitbank-server user add --email ADDRESS --name NAME --role ROLE [--organisation ORG] [--hub "
    "HUB] < password";

int add_user(const Options& options, Ports& ports) {
    if (!options.has_all({"email", "name", "role"})) return wrong_usage(add_usage);
    const auto role = role_of(options);
    if (!role) return 2;
    const AddPerson command{options.value("email"),        options.value("name"), *role,
                            options.value("organisation"), options.value("hub"),  read_password()};
    const Result<PersonId> added = add_person(command, ports);
    if (!added) return refuse(added.refusal());
    std::cout << "Added " << command.email << " as " << name_of(*role) << ".\n";
    return 0;
}

int disable_user(const Options& options, Ports& ports) {
    const Result<PersonId> disabled = disable_person(options.value("email"), ports);
    if (!disabled) return refuse(disabled.refusal());
    std::cout << "Disabled " << options.value("email") << " and ended every session.\n";
    return 0;
}

// A lost phone and lost recovery codes.
int reset_user_factor(const Options& options, Ports& ports) {
    const Result<PersonId> reset = reset_second_factor(options.value("email"), ports);
    if (!reset) return refuse(reset.refusal());
    std::cout << "Removed the second factor of " << options.value("email")
              << " and ended every session.\n";
    return 0;
}

int reset_user(const Options& options, Ports& ports) {
    const Result<PersonId> reset = reset_password(options.value("email"), read_password(), ports);
    if (!reset) return refuse(reset.refusal());
    std::cout << "Changed the password of " << options.value("email")
              << " and ended every session.\n";
    return 0;
}

// 0 for what is no number, which is refused.
int days_of(const std::string& text) {
    if (text.empty()) return token_days;
    const bool is_number = text.size() <= 4 && text.find_first_not_of("0123456789") == text.npos;
    return is_number ? std::stoi(text) : 0;
}

std::string standing_of(const Token& token) {
    if (token.revoked_at) return "revoked " + format(*token.revoked_at);
    return token.expires_at ? "until " + format(*token.expires_at) : "in force";
}

int new_token(const Options& options, Ports& ports) {
    if (!options.has_all({"role", "name"})) {
        return wrong_usage(
            "kitbank-server token create --role ROLE [--hub HUB] [--organisation ORG] --name NAME "
            "[--days 1 to 730]");
    }
    const auto role = role_of(options);
    if (!role) return 2;
    const Result<CreatedToken> created =
        create_token({options.value("name"), *role, options.value("organisation"),
                      options.value("hub"), days_of(options.value("days"))},
                     ports);
    if (!created) return refuse(created.refusal());
    std::cout << created->secret << '\n';
    return 0;
}

int list_tokens(Ports& ports) {
    std::vector<Token> tokens;
    ports.store.read([&](Reader& reader) { tokens = reader.partners().all_tokens(); });
    for (const Token& token : tokens) {
        std::cout << token.id.value << '\t' << name_of(token.role) << '\t'
                  << (token.hub ? token.hub->code : "-") << '\t' << format(token.created_at) << '\t'
                  << standing_of(token) << '\t' << token.name << '\n';
    }
    return 0;
}

int end_token(const Options& options, Ports& ports) {
    const std::string& number = options.value("id");
    if (number.empty() || number.size() > 15 ||
        number.find_first_not_of("0123456789") != std::string::npos) {
        return wrong_usage("kitbank-server token revoke --id NUMBER (see token list)");
    }
    const Result<TokenId> revoked = revoke_token(TokenId{std::stoll(number)}, ports);
    if (!revoked) return refuse(revoked.refusal());
    std::cout << "Revoked token " << revoked->value << ".\n";
    return 0;
}

}  // namespace

int user(const Config& config, const Words& words) {
    const Options options{words, {"email", "name", "role", "organisation", "hub"}};
    if (!options.is_right() || words.empty()) return wrong_usage(add_usage);
    House house{config};
    if (words.front() == "add") return add_user(options, house.ports());
    if (!options.has_all({"email"}))
        return wrong_usage("kitbank-server user disable|reset|reset-second-factor --email ADDRESS");
    if (words.front() == "disable") return disable_user(options, house.ports());
    if (words.front() == "reset") return reset_user(options, house.ports());
    if (words.front() == "reset-second-factor") return reset_user_factor(options, house.ports());
    return wrong_usage("kitbank-server user add|disable|reset|reset-second-factor");
}

int token(const Config& config, const Words& words) {
    const Options options{words, {"role", "hub", "organisation", "name", "id", "days"}};
    if (!options.is_right() || words.empty())
        return wrong_usage("kitbank-server token create|list|revoke");
    House house{config};
    if (words.front() == "create") return new_token(options, house.ports());
    if (words.front() == "list") return list_tokens(house.ports());
    if (words.front() == "revoke") return end_token(options, house.ports());
    return wrong_usage("kitbank-server token create|list|revoke");
}

}  // namespace kitbank
