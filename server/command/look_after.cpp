#include <iostream>

#include "server/command/command.h"
#include "server/command/house.h"
#include "server/demonstration.h"
#include "server/store/check.h"
#include "server/store/migrator.h"
#include "server/usecase/notices/ports.h"

// `check`, `migrate`, `demonstrate`: what keeps an installation sound.
namespace kitbank {
namespace {

int print(const std::vector<std::string>& sentences) {
    for (const std::string& sentence : sentences) std::cerr << sentence << '\n';
    return sentences.empty() ? 0 : 1;
}

std::string waiting_sentence(const Config& config) {
    std::int64_t waiting = 0;
    MysqlStore{address_of(config)}.read(
        [&](Reader& reader) { waiting = reader.notices().letters_waiting(); });
    return "No mail server is named (smtp): letters are not sent, " + std::to_string(waiting) +
           " waiting.";
}

std::string mail_sentence(const Config& config) {
    if (config.notify && config.notify->takes_email)
        return "Letters go to " + config.notify->address + ".";
    if (!config.smtp) return waiting_sentence(config);
    return "Letters go to " + config.smtp->server.host + " as " + config.smtp->sender.address + ".";
}

std::string notify_sentence(const Config& config) {
    if (!config.notify)
        return "GOV.UK Notify is not set up: texts and letters on paper are not sent.";
    std::string missing;
    if (!config.notify->text_template) missing += " notify_text_template is missing.";
    if (!config.notify->letter_template) missing += " notify_letter_template is missing.";
    return "Texts and letters on paper go to " + config.notify->address + " for service " +
           config.notify->key.service + "." + missing;
}

}  // namespace

int check(const Config& config) {
    const DatabaseAddress address = address_of(config);
    std::vector<std::string> sentences;
    for (const SettingFault& fault : check_settings(address))
        sentences.push_back(sentence_of(fault));
    for (const std::string& sentence : pending_migrations(address)) sentences.push_back(sentence);
    if (print(sentences) != 0) return 1;
    std::cout << mail_sentence(config) << '\n' << notify_sentence(config) << '\n';
    std::cout << "The settings and the database are right.\n";
    return 0;
}

int migrate(const Config& config) {
    const MigrationReport report = bring_up_to_date(config);
    for (const std::string& name : report.applied) std::cout << "Applied " << name << ".\n";
    if (print(report.faults) != 0) return 1;
    std::cout << "The schema is up to date.\n";
    return 0;
}

int demonstrate(const Config& config) {
    House house{config};
    DevicePage devices;
    house.store().read([&](Reader& reader) {
        DeviceQuery query;
        query.organisation = OrganisationId{1};
        query.limit = 1;
        devices = reader.devices(query);
    });
    if (!devices.items.empty()) {
        std::cerr << "The database is not empty: demonstration data goes into an empty one only.\n";
        return 1;
    }
    const std::string password = "demo-" + house.ports().crypto.make_secret().substr(0, 12);
    std::cout << "Demonstration sign-ins (password for each: " << password << ")\n";
    for (const DemonstrationSignIn& sign_in : make_demonstration(password, house.ports())) {
        std::cout << "  " << sign_in.email << "  " << sign_in.role << '\n';
    }
    std::cout << "No second factor is asked here; `organisation set --second-factor staff` asks "
                 "for it.\n";
    return 0;
}

}  // namespace kitbank
