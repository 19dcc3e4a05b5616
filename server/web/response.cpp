#include "server/web/response.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "server/web/text.h"

namespace kitbank::web {
namespace {

// 'wasm-unsafe-eval' is for the label reader of the camera page; it lets WebAssembly compile and
// nothing else.
constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' "
    "data: blob:; font-src 'self'; connect-src 'self'; media-src 'self' blob:; worker-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
    "frame-ancestors 'none'";

struct Reason {
    int status;
    std::string_view words;
};

constexpr std::array reasons = std::to_array<Reason>({
    {200, "OK"},
    {201, "Created"},
    {204, "No Content"},
    {303, "See Other"},
    {304, "Not Modified"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {505, "HTTP Version Not Supported"},
});

std::string_view reason_of(int status) {
    const auto found = std::ranges::find(reasons, status, &Reason::status);
    return found == reasons.end() ? "Status" : found->words;
}

bool has_control_character(std::string_view text) {
    return std::ranges::any_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F;
    });
}

void add_header(std::string& head, std::string_view name, std::string_view value) {
    head.append(name).append(": ").append(value).append("\r\n");
}

bool names(const Response& response, std::string_view name) {
    return std::ranges::any_of(
        response.headers, [&](const auto& header) { return lower_case(header.first) == name; });
}

void add_security_headers(std::string& head, const Response& response, bool tls) {
    if (!names(response, "cache-control")) add_header(head, "Cache-Control", "no-store");
    if (!names(response, "content-security-policy")) {
        add_header(head, "Content-Security-Policy", content_security_policy);
    }
    head +=
        "X-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\n"
        "Referrer-Policy: same-origin\r\nCross-Origin-Opener-Policy: same-origin\r\n"
        "Cross-Origin-Resource-Policy: same-origin\r\n"
        "Permissions-Policy: camera=(self), geolocation=(), microphone=()\r\n";
    if (tls) head += "Strict-Transport-Security: max-age=63072000; includeSubDomains\r\n";
}

}  // namespace

Response Response::text(int status, std::string body) {
    return {status, "text/plain; charset=utf-8", std::move(body), {}};
}

Response Response::html(int status, std::string body) {
    return {status, "text/html; charset=utf-8", std::move(body), {}};
}

Response Response::json(int status, std::string body) {
    return {status, "application/json", std::move(body), {}};
}

Response Response::see_other(std::string location) {
    Response response{303, {}, {}, {}};
    return response.with("Location", std::move(location));
}

std::string write_head(const Response& response, const Delivery& delivery) {
    std::string head;
    head.reserve(1024);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    head.append(reason_of(response.status)).append("\r\n");
    if (response.status != 204 && response.status != 304) {
        add_header(head, "Content-Length", std::to_string(response.body.size()));
    }
    if (!response.content_type.empty()) add_header(head, "Content-Type", response.content_type);
    add_header(head, "Date", delivery.date);
    add_header(head, "Connection", delivery.keep_alive ? "keep-alive" : "close");
    for (const auto& [name, value] : response.headers) add_header(head, name, value);
    add_security_headers(head, response, delivery.tls);
    return head.append("\r\n");
}

void check_headers(const Response& response) {
    const bool broken = std::ranges::any_of(response.headers, [](const auto& header) {
        return !is_token(header.first) || has_control_character(header.second);
    });
    if (broken || has_control_character(response.content_type)) {
        throw std::logic_error("an answer's header would break out of its line");
    }
}

}  // namespace kitbank::web
