#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "server/web/guard.h"
#include "server/web/handler.h"

namespace kitbank::web {

struct HttpLimits {
    int threads_max = 2200;  // one a connection, idle ones too: they are cheap, see below
    int queued_max = 2048;   // connections accepted and waiting for a thread
    std::size_t stack_bytes = 256 * 1024;
    std::chrono::seconds idle{20};  // from one request to the first byte of the next
    std::chrono::seconds head{10};  // from the first byte to the last of the head
    std::chrono::seconds body{30};  // and one more for each body_bytes_per_second received
    std::size_t body_bytes_per_second = 1024;
    int requests_per_connection_max = 1000;
    // A whole hub, or council, may stand behind one address. Trusted proxies are not counted.
    int connections_per_address_max = 400;
    std::chrono::seconds drain{10};  // how long stop() waits for requests under way
};

struct HttpSettings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0 takes a free one
    GuardRules guard;
    HttpLimits limits;
    // Proxies in front whose last X-Forwarded-For entry is believed; from anyone else that header
    // is ignored, so that no client can choose the address that is logged and counted.
    std::vector<std::string> trusted_proxies;
    bool behind_tls = false;  // the proxy ends TLS: answers carry HSTS, cookies are Secure
};

struct HttpFigures {
    std::int64_t connections_open = 0;
    std::int64_t connections_total = 0;
    std::int64_t connections_refused = 0;  // over the cap of one address
    std::int64_t requests_total = 0;       // handed to the handler
    std::int64_t faults_total = 0;         // refused by the guard or a limit
    std::int64_t exceptions_total = 0;
};

// The HTTP server: Poco's TCPServer accepts and hands each connection to a thread of a pool of its
// own; everything from the bytes on is ours (guard.h says why).
//
// Promises:
// - the handler sees only requests whose head passed the guard and whose body has its exact length;
// - requests of one connection are answered one after another, in their order;
// - after any refusal that leaves bytes unread the connection is closed, so that a body is never
//   read as a request;
// - an exception of the handler ends here and nowhere else: a 500 that tells a reference, and one
//   line in the log (logger "http") with the same reference;
// - a thread is held no longer than the deadlines say, whatever the client does;
// - stop() takes no new request, lets those under way finish, and returns with no thread left.
//
// A thread that waits costs the touched pages of its stack and its buffers (24 KiB measured) and no processor
// time. An event loop would hold more connections, but every use-case below is blocking SQL.
class HttpServer {
  public:
    // The handler must outlive the server.
    HttpServer(HttpSettings settings, Handler& handler);
    ~HttpServer();  // stops
    HttpServer(const HttpServer&) = delete;
    HttpServer& operator=(const HttpServer&) = delete;

    // Binds and begins to accept. Throws Poco::Net::NetException when the port is taken.
    void start();
    void stop();

    std::uint16_t port() const;
    HttpFigures figures() const;

  private:
    class Core;
    std::unique_ptr<Core> core_;
};

}  // namespace kitbank::web
