#pragma once
#include <string>
#include <string_view>

namespace kitbank::bench {

struct Answer {
    int status = 0;
    std::string body;
};

// One kept-alive connection to a server on loopback that always sends Content-Length. As lean as a
// client can be: what it costs would be counted against the server.
class HttpClient {
  public:
    HttpClient(int port, std::string token);
    ~HttpClient();
    HttpClient(HttpClient&& other) noexcept;
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;
    HttpClient& operator=(HttpClient&&) = delete;

    Answer get(std::string_view target);
    Answer post(std::string_view target, std::string_view request_id, std::string_view json);

  private:
    Answer exchange();
    void receive();
    void connect_anew();

    int port_;
    int descriptor_;
    std::string token_;
    std::string request_;
    std::string received_;
};

}  // namespace kitbank::bench
