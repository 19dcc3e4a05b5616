#include "server/web/connection.h"

#include <Poco/Logger.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>
#include <exception>
#include <random>

#include "server/web/text.h"

namespace kitbank::web {
namespace {

constexpr std::size_t kept_buffer_bytes_max = 64 * 1024;

std::string new_reference() {
    constexpr std::string_view symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    thread_local std::mt19937_64 random{std::random_device{}()};
    std::uint64_t bits = random();
    std::string reference(10, '0');
    for (char& symbol : reference) {
        symbol = symbols[bits & 31U];
        bits >>= 5U;
    }
    return reference;
}

// The Date header, written anew once a second on each thread.
std::string_view http_date() {
    thread_local std::time_t written = 0;
    thread_local std::array<char, 32> text{};
    const std::time_t now = std::time(nullptr);
    if (now != written) {
        constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        std::tm parts{};
        gmtime_r(&now, &parts);
        std::snprintf(text.data(), text.size(), "%s, %02u %s %04u %02u:%02u:%02u GMT",
                      days[static_cast<unsigned>(parts.tm_wday) % 7],
                      static_cast<unsigned>(parts.tm_mday) % 100U,
                      months[static_cast<unsigned>(parts.tm_mon) % 12],
                      static_cast<unsigned>(parts.tm_year + 1900) % 10000U,
                      static_cast<unsigned>(parts.tm_hour) % 100U,
                      static_cast<unsigned>(parts.tm_min) % 100U,
                      static_cast<unsigned>(parts.tm_sec) % 100U);
        written = now;
    }
    return text.data();
}

std::string_view request_line(std::string_view buffer) {
    return buffer.substr(0, std::min(buffer.find_first_of("\r\n"), std::size_t{256}));
}

std::string line_of(const Request& request) {
    return std::string(name_of(request.method)) + " " + request.path;
}

// What is logged of an address: its rest may be a link's secret.
std::string room_of(const Request& request) {
    const std::string room = request.segments.empty() ? "" : request.segments.front();
    return std::string(name_of(request.method)) + " /" + room;
}

// What is logged stays on one line, whatever an exception says.
std::string one_line(std::string_view text) {
    std::string line(text.substr(0, 2000));
    std::ranges::replace_if(
        line, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    return line;
}

}  // namespace

bool ConnectionTable::enter(Connection& connection, const std::string& address, int address_max) {
    const std::lock_guard lock(mutex_);
    int& held = by_address_[address];
    if (address_max > 0 && held >= address_max) return false;
    ++held;
    open_.insert(&connection);
    count_ = open_.size();
    return true;
}

void ConnectionTable::leave(Connection& connection, const std::string& address) {
    const std::lock_guard lock(mutex_);
    open_.erase(&connection);
    count_ = open_.size();
    const auto held = by_address_.find(address);
    if (--held->second == 0) by_address_.erase(held);
}

void ConnectionTable::begin_stop() {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    for (const Connection* connection : open_) {
        if (connection->idle_) ::shutdown(connection->descriptor_, SHUT_RD);
    }
}

void ConnectionTable::cut_all() {
    const std::lock_guard lock(mutex_);
    for (const Connection* connection : open_) ::shutdown(connection->descriptor_, SHUT_RDWR);
}

Connection::Connection(Shared& shared, int descriptor, std::string address)
    : shared_(shared),
      descriptor_(descriptor),
      address_(std::move(address)),
      wire_(descriptor, shared.settings.limits.idle) {}

void Connection::serve() {
    ++shared_.connections_total;
    const auto& proxies = shared_.settings.trusted_proxies;
    const bool counted = std::ranges::find(proxies, address_) == proxies.end();
    const int most = counted ? shared_.settings.limits.connections_per_address_max : 0;
    if (!shared_.table.enter(*this, address_, most)) {
        ++shared_.connections_refused;
        refuse({FaultCode::too_many_connections, "Your address holds too many connections.", {}},
               {});
        return;
    }
    try {
        for (int number = 1; serve_one(number); ++number) {
        }
    } catch (const std::exception& broken) {
        Poco::Logger::get("http").error("connection ended: " + one_line(broken.what()));
    }
    shared_.table.leave(*this, address_);
}

// One request and its answer. False when the connection is to be closed.
bool Connection::serve_one(int number) {
    if (!await_bytes()) return false;
    const auto begun = SteadyClock::now();
    const auto length = receive_head();
    if (!length) return refuse(length.fault(), request_line(buffer_)), false;
    if (length.value() == 0) return false;
    auto head =
        parse_head(std::string_view(buffer_).substr(0, length.value()), shared_.settings.guard);
    if (!head) return refuse(head.fault(), request_line(buffer_)), false;
    buffer_.erase(0, length.value());

    Request request{std::move(head.value()), {}, {}, {}, {}};
    address_request(request);
    ++shared_.requests_total;
    const bool head_only = request.method == Method::head;
    Plan plan = plan_safely(request);
    if (!plan.refusal && request.content_length > plan.body_bytes_max) {
        ++shared_.faults_total;
        plan.refusal = shared_.handler.present(
            {FaultCode::too_large, "The body is larger than this address takes.", {}},
            line_of(request), request.reference);
    }
    if (plan.refusal) {
        const bool stay = !request.has_body && may_stay(request, number);
        if (deliver(*plan.refusal, stay, head_only) && !stay) wire_.close_gently();
        return stay;
    }
    if (!receive_body(request, begun)) return false;
    const Response response = answer_safely(plan, request);
    const bool stay = may_stay(request, number);
    return deliver(response, stay, head_only) && stay;
}

// Waits between two requests. Bytes of a pipeline that are here already need no waiting.
bool Connection::await_bytes() {
    if (!buffer_.empty()) return !shared_.table.is_stopping();
    if (buffer_.capacity() > kept_buffer_bytes_max) std::string().swap(buffer_);
    idle_ = true;
    // Order matters: either begin_stop() sees us idle, or we see that it has begun.
    if (shared_.table.is_stopping()) return false;
    const bool got = wire_.receive_first(buffer_) == Wire::Got::bytes;
    idle_ = false;
    return got;
}

// The length of the next head, 0 when the client left in the middle of it.
Parsed<std::size_t> Connection::receive_head() {
    const auto deadline = SteadyClock::now() + shared_.settings.limits.head;
    std::size_t scanned = 0;
    while (true) {
        auto length = head_length(buffer_, scanned);
        if (!length || length.value() > 0) return length;
        switch (wire_.receive(buffer_, head_bytes_max, deadline)) {
            case Wire::Got::bytes:
                break;
            case Wire::Got::closed:
                return std::size_t{0};
            case Wire::Got::late:
                return Fault{FaultCode::request_timeout, "The request did not come in time.", {}};
        }
    }
}

// Reads exactly the announced length. False when it did not come; then the connection is done.
bool Connection::receive_body(Request& request, SteadyClock::time_point begun) {
    const HttpLimits& limits = shared_.settings.limits;
    if (request.expects_continue && !wire_.send("HTTP/1.1 100 Continue\r\n\r\n", {})) return false;
    const auto length = static_cast<std::size_t>(request.content_length);
    request.body = buffer_.substr(0, length);
    buffer_.erase(0, request.body.size());
    while (request.body.size() < length) {
        const auto earned =
            std::chrono::seconds(request.body.size() / limits.body_bytes_per_second);
        const auto got =
            wire_.receive(request.body, length - request.body.size(), begun + limits.body + earned);
        if (got == Wire::Got::bytes) continue;
        const bool late = got == Wire::Got::late;
        refuse(late ? Fault{FaultCode::request_timeout, "The body did not come in time.", {}}
                    : Fault{FaultCode::malformed,
                            "The body was cut off: fewer bytes came than announced.",
                            {}},
               line_of(request));
        return false;
    }
    return true;
}

void Connection::address_request(Request& request) const {
    request.reference = new_reference();
    request.tls = shared_.settings.behind_tls;
    request.peer = address_;
    const auto& proxies = shared_.settings.trusted_proxies;
    if (std::ranges::find(proxies, address_) == proxies.end()) return;
    const auto forwarded = request.headers.text("x-forwarded-for");
    const auto comma = forwarded.rfind(',');
    const auto last =
        trim_spaces(comma == std::string_view::npos ? forwarded : forwarded.substr(comma + 1));
    if (!last.empty() && last.size() <= 45) request.peer = last;
}

Plan Connection::plan_safely(const Request& request) {
    Plan broken;
    try {
        return shared_.handler.plan(request);
    } catch (const std::exception& problem) {
        broken.refusal = internal_error(request, problem.what());
    } catch (...) {
        broken.refusal = internal_error(request, "an unknown exception");
    }
    return broken;
}

Response Connection::answer_safely(const Plan& plan, const Request& request) {
    try {
        Response response = plan.answer(request);
        check_headers(response);
        return response;
    } catch (const std::exception& problem) {
        return internal_error(request, problem.what());
    } catch (...) {
        return internal_error(request, "an unknown exception");
    }
}

Response Connection::internal_error(const Request& request, std::string_view what) {
    ++shared_.exceptions_total;
    Poco::Logger::get("http").error(request.reference + " " + room_of(request) + ": " +
                                    one_line(what));
    return shared_.handler.present(
        {FaultCode::internal, "Something went wrong on our side. Nothing may have been saved.", {}},
        line_of(request), request.reference);
}

// Answers a fault found before the handler was asked. The connection is always closed after it.
void Connection::refuse(const Fault& fault, std::string_view request_line) {
    ++shared_.faults_total;
    const auto response = shared_.handler.present(fault, request_line, new_reference());
    if (deliver(response, false, false)) wire_.close_gently();
}

bool Connection::deliver(const Response& response, bool keep_alive, bool head_only) {
    const bool bare = head_only || response.status == 204 || response.status == 304;
    return wire_.send(write_head(response, {keep_alive, shared_.settings.behind_tls, http_date()}),
                      bare ? std::string_view() : std::string_view(response.body));
}

// Near the last thread a connection is not kept: the next client needs it more.
bool Connection::may_stay(const Request& request, int number) const {
    const HttpLimits& limits = shared_.settings.limits;
    const auto crowded = static_cast<std::size_t>(limits.threads_max) * 19 / 20;
    return request.keep_alive && number < limits.requests_per_connection_max &&
           !shared_.table.is_stopping() && shared_.table.size() <= crowded;
}

}  // namespace kitbank::web
