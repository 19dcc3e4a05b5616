#pragma once

#include <atomic>
#include <chrono>
#include <mutex>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "server/web/http_server.h"

namespace kitbank::web {

// A handler that remembers what it was given: /echo answers with the body, /small takes 10 bytes,
// /refused is refused before its body, /throw throws, /split tries to break out of a header, /slow
// takes 300 ms, and /smuggled must never be reached.
class EchoHandler : public Handler {
  public:
    Plan plan(const Request& request) override {
        ++plans;
        if (request.path == "/throw-early") throw std::runtime_error("early\r\nforged log line");
        if (request.path == "/refused") return {0, Response::text(401, "no"), {}};
        const std::uint64_t most = request.path == "/small" ? 10 : 1'000'000;
        return {most, {}, [this](const Request& whole) { return answer(whole); }};
    }
    Response present(const Fault& fault, std::string_view,
                     std::string_view reference) noexcept override {
        return Response::text(status_of(fault.code), fault.sentence + " " + std::string(reference));
    }
    std::vector<std::string> seen() const {
        const std::lock_guard lock(mutex_);
        return seen_;
    }
    std::atomic<int> plans = 0;
    std::atomic<int> answers = 0;

  private:
    Response answer(const Request& request) {
        ++answers;
        {
            const std::lock_guard lock(mutex_);
            seen_.push_back(request.path);
        }
        if (request.path == "/throw") throw std::runtime_error("broken");
        if (request.path == "/split") {
            return Response::text(200, "").with("X-Name", "a\r\nSet-Cookie: taken=1");
        }
        if (request.path == "/slow") std::this_thread::sleep_for(std::chrono::milliseconds(300));
        if (request.path == "/peer") return Response::text(200, request.peer);
        return Response::text(200, request.body.empty() ? request.path : request.body);
    }

    mutable std::mutex mutex_;
    std::vector<std::string> seen_;
};

struct EchoServer {
    explicit EchoServer(HttpSettings settings = {}) : server(std::move(settings), handler) {
        server.start();
    }
    std::uint16_t port() const { return server.port(); }
    EchoHandler handler;
    HttpServer server;
};

}  // namespace kitbank::web
