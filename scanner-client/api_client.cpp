#include "scanner-client/api_client.h"

#include <algorithm>
#include <array>

#include "scanner-client/random.h"
#include "server/core/refusal.h"

namespace kitbank::scanner {
namespace {

constexpr int hub_pages_max = 50;

bool is_success(int status) { return status >= 200 && status < 300; }
// Refusals of the message, not of the scan in it: another address or version of the server may
// well take it.
constexpr std::array about_the_message = {RefusalCode::unauthenticated, RefusalCode::not_found,
                                          RefusalCode::method_not_allowed,
                                          RefusalCode::unsupported_media_type};

bool is_about_the_scan(const std::string& code) {
    const auto row = std::ranges::find(refusal_table(), code, &RefusalText::name);
    return row != refusal_table().end() &&
           std::ranges::find(about_the_message, row->code) == about_the_message.end();
}

Reply undecided(std::string code, std::string why) {
    Reply reply;
    reply.code = std::move(code);
    reply.sentence = std::move(why);
    return reply;
}

Reply reply_of(const NoAnswer& none) {
    Reply reply = undecided("", "The server " + none.why + ".");
    reply.may_be_done = none.sent;
    return reply;
}

// Everything but a success that was understood.
Reply reply_of(const HttpAnswer& answer) {
    const auto problem = answer.is_problem ? parse_problem(answer.body) : std::nullopt;
    Reply reply;
    if (!problem) {
        reply = undecided("", "The answer did not come from Kitbank (status " +
                                  std::to_string(answer.status) +
                                  "). Does this network ask you to sign in?");
    } else if (answer.status == 401) {
        reply =
            undecided(problem->code,
                      "The server does not accept this scanner's sign-in any more. Sign in again.");
        reply.sign_in_needed = true;
    } else {
        reply = undecided(problem->code, problem->sentence);
        const bool final =
            answer.status < 500 && !problem->retry && is_about_the_scan(problem->code);
        if (final) reply.verdict = Verdict::refused;
    }
    reply.may_be_done = reply.verdict == Verdict::undecided;
    return reply;
}

// The request's answer as a Whole (a DeviceReply...), with `take` to fill in a success; `take` says
// whether the body was understood.
template <typename Whole, typename Take>
Whole reply(const std::variant<HttpAnswer, NoAnswer>& outcome, Take take) {
    Whole whole;
    const auto* answer = std::get_if<HttpAnswer>(&outcome);
    if (answer == nullptr) {
        static_cast<Reply&>(whole) = reply_of(std::get<NoAnswer>(outcome));
    } else if (is_success(answer->status) && take(whole, answer->body)) {
        whole.verdict = Verdict::accepted;
    } else {
        static_cast<Reply&>(whole) = reply_of(*answer);
    }
    return whole;
}

DeviceReply device_reply(const std::variant<HttpAnswer, NoAnswer>& outcome, Instant now) {
    return reply<DeviceReply>(outcome, [now](DeviceReply& whole, const std::string& body) {
        whole.device = parse_device(body, now);
        whole.told = parse_request_told(body);
        return whole.device.has_value();
    });
}

std::string escaped(const std::string& text) {
    std::string safe;
    Poco::URI::encode(text, "&=+?#", safe);
    return safe;
}

std::string dumped(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

DeviceReply ApiClient::send_live(const Scan& scan, Instant now) {
    // A device that is told with its make is new; one that is only named was pledged before.
    const bool is_new = scan.event == DeviceEvent::intake && scan.evidence.contains("make");
    Json body = live_json(scan);
    if (is_new) body["tag"] = scan.tag;
    if (!is_new) body["event"] = name_of(scan.event);
    const std::string path = is_new ? "/api/v1/devices" : "/api/v1/devices/" + scan.tag + "/events";
    return device_reply(line_.ask({"POST", path, token_, format(scan.id), dumped(body)}), now);
}

BatchReply ApiClient::send_batch(const std::string& scanner, std::span<const Scan> scans,
                                 Instant now) {
    Json body{{"scanner", scanner}, {"count", scans.size()}, {"sent_at", format(now)}};
    body["events"] = Json::array();
    for (const Scan& scan : scans) body["events"].push_back(batch_item_json(scan));
    // Each scan's own id is what counts; a delivery is not the same one when it comes again.
    const std::string key = format(new_uuid());
    return reply<BatchReply>(line_.ask({"POST", "/api/v1/scans", token_, key, dumped(body)}),
                             [](BatchReply& whole, const std::string& text) {
                                 auto results = parse_results(text);
                                 if (results) whole.results = std::move(*results);
                                 return results.has_value();
                             });
}

StockReply ApiClient::ask_stock(const std::string& scanner, const Scan& scan, Instant now) {
    Json body{{"scanner", scanner}, {"count", 1}, {"sent_at", format(now)}, {"live", true}};
    body["events"] = Json::array({batch_item_json(scan)});
    const auto outcome =
        line_.ask({"POST", "/api/v1/scans", token_, format(new_uuid()), dumped(body)});
    auto told = reply<StockReply>(outcome, [&](StockReply& whole, const std::string& text) {
        const auto results = parse_results(text);
        if (!results || results->size() != 1 || results->front().id != scan.id) return false;
        whole.result = results->front();
        return true;
    });
    const bool is_refused = told.result && told.result->outcome == "refused";
    if (!is_refused) return told;
    const Problem problem = told.result->problem.value_or(Problem{});
    told.verdict = problem.retry ? Verdict::undecided : Verdict::refused;
    told.code = problem.code;
    told.sentence = problem.sentence;
    return told;
}

StockFactsReply ApiClient::stock_facts(const std::string& hub, const std::string& known) {
    const std::string path = "/api/v1/data/facts?hub=" + escaped(hub) +
                             (known.empty() ? "" : "&known=" + escaped(known));
    return reply<StockFactsReply>(line_.ask({"GET", path, token_, "", ""}),
                                  [](StockFactsReply& whole, const std::string& body) {
                                      whole.facts = parse_stock_facts(body);
                                      return whole.facts.has_value();
                                  });
}

DeviceReply ApiClient::look_up(const std::string& tag, Instant now) {
    return device_reply(line_.ask({"GET", "/api/v1/devices/" + tag, token_, "", ""}), now);
}

HubsReply ApiClient::hubs() {
    HubsReply all;
    std::string query;
    for (int page = 0; page < hub_pages_max; ++page) {
        std::string next;
        const auto outcome = line_.ask({"GET", "/api/v1/hubs" + query, token_, "", ""});
        auto part = reply<HubsReply>(outcome, [&next](HubsReply& whole, const std::string& body) {
            auto read = parse_hubs(body);
            if (!read) return false;
            whole.hubs = std::move(read->hubs);
            next = read->next;
            return true;
        });
        if (part.verdict != Verdict::accepted) return part;
        all.hubs.insert(all.hubs.end(), part.hubs.begin(), part.hubs.end());
        all.verdict = Verdict::accepted;
        if (next.empty()) break;
        query = "?cursor=" + escaped(next);
    }
    return all;
}

}  // namespace kitbank::scanner
