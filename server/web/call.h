#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/usecase/devices/event_combiner.h"
#include "server/usecase/partners/account_records.h"
#include "server/usecase/partners/provider_client.h"
#include "server/usecase/ports.h"
#include "server/web/form.h"
#include "server/web/request.h"
#include "server/web/response.h"

namespace kitbank::web {

// What the pages and labels of this installation say.
struct WebSettings {
    std::string scheme_name = "Kitbank";
    std::string label_host;     // printed in every code: "kit.example.org"; empty prints bare tags
    std::string label_caption;  // whose kit this is and whom to call, on labels and behind them
    std::string address;        // what links in mail begin with: "https://kit.example.org"
    bool behind_tls = false;    // cookies are Secure and carry the __Host- prefix
    std::string contact = "your hub";        // whom a finder calls, and who wants to complain
    bool sends_texts = false;                // and letters on paper: GOV.UK Notify is set up
    std::string notify_callback_token = {};  // empty: nobody may call back
};

// A figure that is read when /metrics is asked.
struct Gauge {
    std::string name;  // "kitbank_database_connections_in_use"
    std::string help;
    double value = 0;
};

// What handlers use; made once by main, and outliving the server.
struct Services {
    Ports& ports;
    EventCombiner& combiner;  // single wishes share their commits
    WebSettings settings;
    // One sentence when the database is out of reach or not migrated; empty when all is well.
    std::function<std::string()> why_not_ready;
    std::function<std::vector<Gauge>()> gauges;
    ProviderClient* providers = nullptr;  // null: nobody signs in through a provider
};

class Metrics;

// One request on its way through a route: all that a handler may look at.
struct Call {
    const Request& request;
    const Services& services;
    std::vector<std::pair<std::string_view, std::string>> params{};  // {tag} of the pattern
    Caller caller{};                   // whoever asks; empty where everyone may
    std::optional<Session> session{};  // pages: of the cookie, also where everyone may
    Uuid request_id{};  // unsafe calls: the client's Idempotency-Key, or the form's `request_id`
    const Metrics* metrics = nullptr;  // what /metrics shows
    Form form{};                       // unsafe pages: read, and its CSRF token checked

    Ports& ports() const { return services.ports; }
    // The value of {name}; empty when the pattern has no such place.
    std::string_view param(std::string_view name) const;
};

}  // namespace kitbank::web
