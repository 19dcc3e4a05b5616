#include <Poco/ConsoleChannel.h>
#include <Poco/Exception.h>
#include <Poco/FormattingChannel.h>
#include <Poco/Logger.h>
#include <Poco/PatternFormatter.h>
#include <sys/signal.h>

#include <csignal>
#include <iostream>

#include "server/command/command.h"
#include "server/command/house.h"
#include "server/command/jobs.h"
#include "server/jobs/openid_client.h"
#include "server/jobs/sign_in_links.h"
#include "server/store/check.h"
#include "server/store/migrator.h"
#include "server/web/http_server.h"
#include "server/web/page.h"
#include "server/web/pages/assets.h"
#include "server/web/service.h"

namespace kitbank {
namespace {

// The signals that stop the server are taken by one thread that waits for them; every thread started
// later inherits the mask.
sigset_t block_stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
    return signals;
}

// One line an event on standard error, times in UTC.
void open_log() {
    const Poco::AutoPtr<Poco::PatternFormatter> format{
        new Poco::PatternFormatter{"%Y-%m-%dT%H:%M:%S.%iZ %p %s %t"}};
    const Poco::AutoPtr<Poco::ConsoleChannel> console{new Poco::ConsoleChannel{std::cerr}};
    Poco::Logger::root().setChannel(new Poco::FormattingChannel{format, console});
    Poco::Logger::root().setLevel(Poco::Message::PRIO_INFORMATION);
}

// Everything that would make the server lose data or not start, in sentences.
std::vector<std::string> hindrances(const Config& config) {
    std::vector<std::string> sentences;
    for (const SettingFault& fault : check_settings(address_of(config)))
        sentences.push_back(sentence_of(fault));
    if (!sentences.empty()) return sentences;
    return bring_up_to_date(config).faults;
}

std::string host_of(const std::string& public_address) {
    const std::size_t start = public_address.find("//");
    return start == std::string::npos ? "" : public_address.substr(start + 2);
}

// "kit.example.org:8443" and "[2001:db8::1]:8443" without their port.
std::string without_port(const std::string& host) {
    return host.substr(0,
                       host.find(':', host.rfind(']') == std::string::npos ? 0 : host.rfind(']')));
}

web::HttpSettings http_settings(const ServeOptions& options) {
    web::HttpSettings settings;
    settings.address = options.address;
    settings.port = options.port;
    settings.trusted_proxies = options.config.trusted_proxies;
    settings.behind_tls = options.config.behind_tls;
    const std::string host = host_of(options.config.public_address);
    if (!host.empty()) settings.guard.hosts.push_back(without_port(host));
    return settings;
}

web::WebSettings web_settings(const ServeOptions& options) {
    web::WebSettings settings;
    settings.scheme_name = options.config.owner;
    settings.label_host = host_of(options.config.public_address);
    if (settings.label_host.empty())
        settings.label_host = options.address + ":" + std::to_string(options.port);
    settings.address = options.config.public_address.empty() ? "http://" + settings.label_host
                                                             : options.config.public_address;
    settings.contact = options.config.contact;
    settings.label_caption = "Property of " + options.config.owner + ". Found it? Contact " +
                             options.config.contact + ".";
    settings.behind_tls = options.config.behind_tls;
    settings.sends_texts = options.config.notify.has_value();
    settings.notify_callback_token = options.config.notify_callback_token;
    return settings;
}

std::vector<web::Gauge> gauges_of(MysqlStore& store, const web::HttpServer& server) {
    const PoolGauges pool = store.gauges();
    const web::HttpFigures http = server.figures();
    return {{"kitbank_database_connections_in_use", "Database connections lent to requests",
             static_cast<double>(pool.lent)},
            {"kitbank_database_connections_idle", "Database connections waiting",
             static_cast<double>(pool.idle)},
            {"kitbank_database_waiting", "Requests waiting for a database connection",
             static_cast<double>(pool.waiting)},
            {"kitbank_http_connections_open", "Open HTTP connections",
             static_cast<double>(http.connections_open)},
            {"kitbank_http_faults", "Requests refused by the guard",
             static_cast<double>(http.faults_total)},
            {"kitbank_http_exceptions", "Requests that ended in an exception",
             static_cast<double>(http.exceptions_total)}};
}

std::string why_not_ready(MysqlStore& store, const DatabaseAddress& address) {
    try {
        store.ping();
        const std::vector<std::string> pending = pending_migrations(address);
        return pending.empty() ? "" : pending.front();
    } catch (const std::exception&) {
        return std::string{text_of(RefusalCode::unavailable).sentence};
    }
}

bool begins(web::HttpServer& server, const ServeOptions& options) {
    try {
        server.start();
        return true;
    } catch (const Poco::Exception& failure) {
        std::cerr << "Port " << options.port << " on " << options.address
                  << " cannot be used: " << failure.displayText()
                  << ". Choose another with --port.\n";
        return false;
    }
}

int run(const ServeOptions& options, const sigset_t& stop_signals) {
    const DatabaseAddress address = address_of(options.config);
    House house{options.config};
    EventCombiner combiner{house.ports()};
    OpenIdClient providers;
    web::HttpServer* listening = nullptr;  // set before the first request can come
    web::Services services{house.ports(),
                           combiner,
                           web_settings(options),
                           [&] { return why_not_ready(house.store(), address); },
                           [&] { return gauges_of(house.store(), *listening); },
                           &providers};
    web::WebService service{services};
    web::HttpServer server{http_settings(options), service};
    listening = &server;
    if (!begins(server, options)) return 1;
    std::vector<Job> jobs = jobs_of(options.config, house.ports());
    jobs.push_back(link_job(services.settings.address));
    JobRunner runner{std::move(jobs), house.ports()};
    runner.start();
    std::cout << "Listening on " << options.address << ":" << server.port() << std::endl;
    int received = 0;
    sigwait(&stop_signals, &received);
    runner.stop();
    server.stop();
    return 0;
}

}  // namespace

int serve(const ServeOptions& options) {
    const sigset_t stop_signals = block_stop_signals();
    open_log();
    const std::vector<std::string> sentences = hindrances(options.config);
    for (const std::string& sentence : sentences) std::cerr << sentence << '\n';
    if (!sentences.empty()) return 1;
    web::load_templates();
    web::load_assets(options.assets.string());
    return run(options, stop_signals);
}

}  // namespace kitbank
