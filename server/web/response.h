#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kitbank::web {

// What a handler answers. Content-Length, Date, Connection and the security headers are added by
// write_head() on every answer alike; a handler sets only what is particular to it.
struct Response {
    int status = 200;
    std::string content_type;
    std::string body;
    // Names as they are to be written. Cache-Control and Content-Security-Policy given here replace
    // the strict defaults.
    std::vector<std::pair<std::string, std::string>> headers;

    Response& with(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    static Response text(int status, std::string body);
    static Response html(int status, std::string body);
    static Response json(int status, std::string body);
    // 303: the browser fetches the other address with GET. `location` is a path of our own.
    static Response see_other(std::string location);
};

// What the connection adds to an answer.
struct Delivery {
    bool keep_alive = true;
    bool tls = false;  // then HSTS is sent
    std::string_view date;
};

// The status line and all headers, ended by the empty line. The security headers live here and
// nowhere else: no inline script or style, no framing, no sniffing, no referrer to others, and
// nothing kept by a cache unless the handler said so. No Server header: it helps only attackers.
std::string write_head(const Response& response, const Delivery& delivery);

// Throws std::logic_error when a header that the handler set would break out of its line.
void check_headers(const Response& response);

}  // namespace kitbank::web
