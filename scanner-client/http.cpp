#include "scanner-client/http.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Net/NetException.h>
#include <Poco/Net/SSLException.h>
#include <Poco/Timespan.h>

#include <array>
#include <istream>
#include <ostream>
#include <stdexcept>

namespace kitbank::scanner {
namespace {

using Poco::Net::HTTPRequest;
using Poco::Net::HTTPResponse;
using Clock = std::chrono::steady_clock;

// The answer stopped before its end.
struct CutShort : std::runtime_error {
    using std::runtime_error::runtime_error;
};

Poco::Timespan timespan(std::chrono::milliseconds time) {
    return {time.count() * Poco::Timespan::MILLISECONDS};
}

bool is_this_machine(const std::string& host) {
    return host == "localhost" || host == "127.0.0.1" || host == "::1" || host == "[::1]";
}

std::string read_body(std::istream& stream, const HTTPResponse& response, Clock::time_point end) {
    std::string body;
    std::array<char, 16384> piece{};
    while (stream.read(piece.data(), piece.size()) || stream.gcount() > 0) {
        body.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
        if (body.size() > answer_bytes_max) throw CutShort("sent far too much");
        if (Clock::now() > end) throw CutShort("answered too slowly");
    }
    const bool length_known = response.getContentLength64() != HTTPResponse::UNKNOWN_CONTENT_LENGTH;
    if (length_known && static_cast<std::int64_t>(body.size()) != response.getContentLength64())
        throw CutShort("was cut off in the middle of its answer");
    return body;
}

void write_headers(const HttpRequest& request, HTTPRequest& http) {
    http.set("Accept", "application/json, application/problem+json");
    if (!request.token.empty()) http.set("Authorization", "Bearer " + request.token);
    if (!request.idempotency_key.empty()) http.set("Idempotency-Key", request.idempotency_key);
    if (request.method == "GET") return;
    http.setContentType("application/json");
    http.setContentLength64(static_cast<Poco::Int64>(request.body.size()));
}

}  // namespace

HttpLine::HttpLine(const std::string& server, Patience patience)
    : server_(server), patience_(patience) {}

std::variant<HttpAnswer, NoAnswer> HttpLine::ask(const HttpRequest& request) {
    // A kept connection may have gone stale in the meantime: then, and only then, ask again. The
    // request's id makes that safe.
    const bool was_open = session_ != nullptr;
    sent_ = false;
    for (int attempt = was_open ? 0 : 1; attempt < 2; ++attempt) {
        try {
            return exchange(request);
        } catch (const Poco::TimeoutException&) {
            return lost("did not answer in time");
        } catch (const CutShort& fault) {
            return lost(fault.what());
        } catch (const Poco::Net::SSLException& fault) {
            return lost("has no certificate that this computer trusts (" + fault.message() + ")");
        } catch (const Poco::Exception&) {
            session_.reset();
        }
    }
    return lost("cannot be reached");
}

NoAnswer HttpLine::lost(const std::string& why) {
    session_.reset();
    return {why, sent_};
}

HttpAnswer HttpLine::exchange(const HttpRequest& request) {
    if (!session_) open();
    const auto end = Clock::now() + patience_.answer;
    HTTPRequest http(request.method, server_.getPath() + request.path, HTTPRequest::HTTP_1_1);
    write_headers(request, http);
    std::ostream& body = session_->sendRequest(http);
    sent_ = true;
    body << request.body << std::flush;
    HTTPResponse response;
    std::istream& stream = session_->receiveResponse(response);
    HttpAnswer answer{static_cast<int>(response.getStatus()),
                      response.getContentType().starts_with("application/problem+json"),
                      read_body(stream, response, end)};
    if (!response.getKeepAlive()) session_.reset();
    return answer;
}

void HttpLine::open() {
    using namespace Poco::Net;
    if (server_.getScheme() == "https") {
        static const Context::Ptr context = new Context(
            Context::TLS_CLIENT_USE, "", Context::VERIFY_STRICT, 9, true, "HIGH:!aNULL:!MD5");
        session_ =
            std::make_unique<HTTPSClientSession>(server_.getHost(), server_.getPort(), context);
    } else {
        session_ = std::make_unique<HTTPClientSession>(server_.getHost(), server_.getPort());
    }
    session_->setKeepAlive(true);
    session_->setTimeout(timespan(patience_.connect), timespan(patience_.answer),
                         timespan(patience_.answer));
}

std::string fault_of_server(const std::string& server) {
    try {
        const Poco::URI address(server);
        const bool is_http = address.getScheme() == "http";
        if (!is_http && address.getScheme() != "https")
            return "The server's address begins with https://";
        if (address.getHost().empty() || !address.getQuery().empty() ||
            !address.getFragment().empty() || !address.getUserInfo().empty())
            return "The server's address is like https://kit.example.org";
        if (is_http && !is_this_machine(address.getHost()))
            return "Over http:// others could read the token. Use https:// for a server that is "
                   "not on this computer.";
        return "";
    } catch (const Poco::Exception&) {
        return "The server's address is like https://kit.example.org";
    }
}

}  // namespace kitbank::scanner
