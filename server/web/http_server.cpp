#include "server/web/http_server.h"

#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Net/StreamSocketImpl.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/Net/TCPServerConnectionFactory.h>
#include <Poco/ThreadPool.h>
#include <sys/resource.h>

#include <thread>

#include "server/web/connection.h"

namespace kitbank::web {
namespace {

constexpr int pool_idle_seconds = 60;
// Poco's dispatcher may begin to wait just after it was told to stop: then it waits this long.
constexpr int dispatcher_idle_seconds = 1;
constexpr int listen_backlog = 1024;

// Each connection needs a descriptor; the usual soft limit of 1,024 is below our thread count.
void raise_descriptor_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

class PocoConnection : public Poco::Net::TCPServerConnection {
  public:
    PocoConnection(const Poco::Net::StreamSocket& socket, Shared& shared)
        : TCPServerConnection(socket), shared_(shared) {}

    void run() override {
        const auto descriptor = socket().impl()->sockfd();
        Connection(shared_, descriptor, socket().peerAddress().host().toString()).serve();
    }

  private:
    Shared& shared_;
};

class PocoConnectionFactory : public Poco::Net::TCPServerConnectionFactory {
  public:
    explicit PocoConnectionFactory(Shared& shared) : shared_(shared) {}
    Poco::Net::TCPServerConnection* createConnection(
        const Poco::Net::StreamSocket& socket) override {
        return new PocoConnection(socket, shared_);
    }

  private:
    Shared& shared_;
};

Poco::Net::TCPServerParams::Ptr server_params(const HttpLimits& limits) {
    Poco::Net::TCPServerParams::Ptr params = new Poco::Net::TCPServerParams;
    params->setMaxThreads(limits.threads_max);
    params->setMaxQueued(limits.queued_max);
    params->setThreadIdleTime(Poco::Timespan(dispatcher_idle_seconds, 0));
    return params;
}

}  // namespace

class HttpServer::Core {
  public:
    Core(HttpSettings settings, Handler& handler)
        : settings_(std::move(settings)),
          shared_{settings_, handler},
          threads_("http", 2, settings_.limits.threads_max + 1, pool_idle_seconds,
                   static_cast<int>(settings_.limits.stack_bytes)) {}

    void start() {
        raise_descriptor_limit();
        Poco::Net::ServerSocket socket;
        // Not reuse_port: two servers would share the port without a word.
        socket.bind({settings_.address, settings_.port}, true, false);
        socket.listen(listen_backlog);
        server_ = std::make_unique<Poco::Net::TCPServer>(
            new PocoConnectionFactory(shared_), threads_, socket, server_params(settings_.limits));
        server_->start();
    }

    void stop() {
        if (!server_) return;
        server_->stop();
        shared_.table.begin_stop();
        const auto deadline = SteadyClock::now() + settings_.limits.drain;
        while (shared_.table.size() > 0 && SteadyClock::now() < deadline) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        }
        shared_.table.cut_all();
        threads_.joinAll();
        server_.reset();
    }

    std::uint16_t port() const { return server_ ? server_->port() : settings_.port; }

    HttpFigures figures() const {
        return {static_cast<std::int64_t>(shared_.table.size()),
                shared_.connections_total,
                shared_.connections_refused,
                shared_.requests_total,
                shared_.faults_total,
                shared_.exceptions_total};
    }

  private:
    HttpSettings settings_;
    Shared shared_;
    Poco::ThreadPool threads_;
    std::unique_ptr<Poco::Net::TCPServer> server_;
};

HttpServer::HttpServer(HttpSettings settings, Handler& handler)
    : core_(std::make_unique<Core>(std::move(settings), handler)) {}
HttpServer::~HttpServer() { stop(); }
void HttpServer::start() { core_->start(); }
void HttpServer::stop() { core_->stop(); }
std::uint16_t HttpServer::port() const { return core_->port(); }
HttpFigures HttpServer::figures() const { return core_->figures(); }

}  // namespace kitbank::web
