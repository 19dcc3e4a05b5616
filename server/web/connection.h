#pragma once

#include <atomic>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "server/web/handler.h"
#include "server/web/http_server.h"
#include "server/web/wire.h"

namespace kitbank::web {

class Connection;

// All open connections: for the cap of one address, and to wake the idle ones when the server
// stops.
class ConnectionTable {
  public:
    // False when the address already holds as many as it may.
    bool enter(Connection& connection, const std::string& address, int address_max);
    void leave(Connection& connection, const std::string& address);

    // From now on no connection waits for another request; the idle ones are woken.
    void begin_stop();
    // Cuts what is left.
    void cut_all();
    bool is_stopping() const { return stopping_; }
    std::size_t size() const { return count_; }

  private:
    std::mutex mutex_;
    std::unordered_set<Connection*> open_;
    std::unordered_map<std::string, int> by_address_;
    std::atomic<std::size_t> count_ = 0;
    std::atomic<bool> stopping_ = false;
};

// What all connections share.
struct Shared {
    const HttpSettings& settings;
    Handler& handler;
    ConnectionTable table{};
    std::atomic<std::int64_t> connections_total = 0;
    std::atomic<std::int64_t> connections_refused = 0;
    std::atomic<std::int64_t> requests_total = 0;
    std::atomic<std::int64_t> faults_total = 0;
    std::atomic<std::int64_t> exceptions_total = 0;
};

// One client's connection, from its first byte to its end, on the calling thread.
class Connection {
  public:
    Connection(Shared& shared, int descriptor, std::string address);

    void serve();

  private:
    friend class ConnectionTable;

    bool serve_one(int number);
    bool await_bytes();
    Parsed<std::size_t> receive_head();
    bool receive_body(Request& request, SteadyClock::time_point begun);
    void address_request(Request& request) const;
    Plan plan_safely(const Request& request);
    Response answer_safely(const Plan& plan, const Request& request);
    Response internal_error(const Request& request, std::string_view what);
    void refuse(const Fault& fault, std::string_view request_line);
    bool deliver(const Response& response, bool keep_alive, bool head_only);
    bool may_stay(const Request& request, int number) const;

    Shared& shared_;
    int descriptor_;
    std::string address_;
    Wire wire_;
    std::string buffer_;  // received, not yet consumed: the next requests of a pipeline too
    std::atomic<bool> idle_ = true;
};

}  // namespace kitbank::web
