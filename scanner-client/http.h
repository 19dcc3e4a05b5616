#pragma once
#include <Poco/Net/HTTPClientSession.h>
#include <Poco/URI.h>

#include <chrono>
#include <memory>
#include <string>
#include <variant>

namespace kitbank::scanner {

struct HttpRequest {
    std::string method = "GET";
    std::string path;  // with its query
    std::string token;
    std::string idempotency_key;  // empty for a safe call
    std::string body;             // JSON; empty for none
};

// A whole answer, read to its stated length.
struct HttpAnswer {
    int status = 0;
    bool is_problem = false;  // application/problem+json
    std::string body;
};

// No whole answer came: nobody knows whether the request was carried out.
struct NoAnswer {
    std::string why;    // "cannot be reached", "did not answer in time", ...
    bool sent = false;  // the request may have arrived
};

// How long a scanner waits: long enough for a busy server, short enough for a queue of people.
struct Patience {
    std::chrono::milliseconds connect{4000};
    std::chrono::milliseconds answer{15000};
};

// One server, one connection, one request at a time; the connection is kept for the next one.
// Certificates of https are verified; redirects are not followed.
class HttpLine {
  public:
    explicit HttpLine(const std::string& server, Patience patience = {});

    std::variant<HttpAnswer, NoAnswer> ask(const HttpRequest& request);

  private:
    HttpAnswer exchange(const HttpRequest& request);
    void open();
    NoAnswer lost(const std::string& why);

    Poco::URI server_;
    Patience patience_;
    std::unique_ptr<Poco::Net::HTTPClientSession> session_;
    bool sent_ = false;  // something of the present request
};

// Why this is no address of a server, or nothing: https anywhere, http only on this machine, since
// the token travels with every request.
std::string fault_of_server(const std::string& server);

constexpr std::size_t answer_bytes_max = 4 * 1024 * 1024;

}  // namespace kitbank::scanner
