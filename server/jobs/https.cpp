#include "server/jobs/https.h"

#include <Poco/Exception.h>
#include <Poco/Net/Context.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/Net/HTTPSClientSession.h>
#include <Poco/Net/SecureStreamSocket.h>
#include <Poco/URI.h>

#include <algorithm>
#include <array>
#include <memory>

#include "server/usecase/partners/provider_client.h"

namespace kitbank {
namespace {

using Poco::Net::HTTPClientSession;
using Poco::Net::HTTPRequest;

bool is_loopback(const std::string& host) { return host == "127.0.0.1" || host == "localhost"; }

Poco::Net::Context::Ptr tls() {
    Poco::Net::Context::Ptr context{new Poco::Net::Context{
        Poco::Net::Context::TLS_CLIENT_USE, "", Poco::Net::Context::VERIFY_RELAXED, 9, true}};
    context->requireMinimumProtocol(Poco::Net::Context::PROTO_TLSV1_2);
    return context;
}

std::unique_ptr<HTTPClientSession> open_session(const Poco::URI& uri, Dialler& dialler,
                                                const HttpsLimits& limits) {
    const Poco::Net::StreamSocket socket = dialler.dial(uri.getHost(), uri.getPort(), limits.step);
    std::unique_ptr<HTTPClientSession> session;
    if (uri.getScheme() == "https") {
        session = std::make_unique<Poco::Net::HTTPSClientSession>(
            Poco::Net::SecureStreamSocket::attach(socket, uri.getHost(), tls()));
    } else {
        session = std::make_unique<HTTPClientSession>(socket);
    }
    session->setTimeout(std::chrono::microseconds{limits.step}.count());
    session->setKeepAlive(false);
    return session;
}

std::string read_body(std::istream& stream, const Poco::URI& uri, const HttpsLimits& limits) {
    const auto end = std::chrono::steady_clock::now() + limits.total;
    std::string body;
    std::array<char, 4096> piece{};
    while (stream.read(piece.data(), piece.size()), stream.gcount() > 0) {
        body.append(piece.data(), static_cast<std::size_t>(stream.gcount()));
        if (body.size() > limits.body_bytes_max)
            throw ProviderFailure{uri.getHost() + " answered with too much"};
        if (std::chrono::steady_clock::now() > end)
            throw ProviderFailure{uri.getHost() + " answered too slowly"};
    }
    return body;
}

void send(HTTPClientSession& session, const Poco::URI& uri, const HttpsCall& call) {
    const std::string path = uri.getPathAndQuery();
    HTTPRequest request{call.method, path.empty() ? "/" : path, HTTPRequest::HTTP_1_1};
    request.setHost(uri.getAuthority());
    request.set("Accept", "application/json");
    if (!call.authorization.empty()) request.set("Authorization", call.authorization);
    if (!call.body.empty()) {
        request.setContentType(call.content_type);
        request.setContentLength(static_cast<std::streamsize>(call.body.size()));
    }
    session.sendRequest(request) << call.body;
}

}  // namespace

HttpsAnswer https_call(const HttpsCall& call, Dialler& dialler, const HttpsLimits& limits) {
    if (!may_be_called(call.url)) throw ProviderFailure{"an address is not https"};
    const Poco::URI uri{call.url};
    try {
        const auto session = open_session(uri, dialler, limits);
        send(*session, uri, call);
        Poco::Net::HTTPResponse response;
        std::istream& stream = session->receiveResponse(response);
        HttpsAnswer answer;
        answer.body = read_body(stream, uri, limits);
        answer.status = response.getStatus();
        return answer;
    } catch (const Poco::Exception& failure) {
        throw ProviderFailure{uri.getHost() + " could not be asked: " + failure.name()};
    }
}

HttpsAnswer https_get(const std::string& url, const HttpsLimits& limits) {
    Dialler dialler;
    HttpsCall call;
    call.url = url;
    return https_call(call, dialler, limits);
}

HttpsAnswer https_post(const std::string& url, const HttpsForm& form, const HttpsLimits& limits) {
    Dialler dialler;
    HttpsCall call;
    call.method = HTTPRequest::HTTP_POST;
    call.url = url;
    call.body = form.body;
    call.authorization = form.authorization;
    return https_call(call, dialler, limits);
}

bool may_be_called(const std::string& url) {
    const bool is_plain = std::ranges::all_of(url, [](char c) { return c > 0x20 && c < 0x7F; });
    if (!is_plain || url.size() > 2'000) return false;
    try {
        const Poco::URI uri{url};
        if (!uri.getUserInfo().empty() || !uri.getFragment().empty() || uri.getHost().empty())
            return false;
        return uri.getScheme() == "https" ||
               (uri.getScheme() == "http" && is_loopback(uri.getHost()));
    } catch (const Poco::Exception&) {
        return false;
    }
}

}  // namespace kitbank
