#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/web/fields.h"

namespace kitbank::web {

enum class Method { get, head, post, put, patch, delete_ };

std::string_view name_of(Method method);
// GET and HEAD change nothing.
constexpr bool is_safe(Method method) { return method == Method::get || method == Method::head; }

// Header fields with their names in lower case. Fields that may be sent once only were refused
// when sent twice (guard.h); others are joined in their order as RFC 9110 5.3 joins them.
class Headers {
  public:
    struct Field {
        std::string name;
        std::string value;
    };
    void add(std::string name, std::string value) {
        fields_.push_back({std::move(name), std::move(value)});
    }
    // The value, or nothing. `name` is in lower case.
    std::optional<std::string_view> find(std::string_view name) const;
    std::string_view text(std::string_view name) const { return find(name).value_or(""); }
    Field* field(std::string_view name);
    auto begin() const { return fields_.begin(); }
    auto end() const { return fields_.end(); }

  private:
    std::vector<Field> fields_;
};

// A request line and its headers, all of it checked (guard.h): what a route can be chosen by,
// before a byte of the body is read.
struct Head {
    Method method = Method::get;
    std::string path;                   // as sent, before decoding, without the query
    std::vector<std::string> segments;  // "/devices/KB1/" is {"devices", "KB1", ""}; "/" is {""}
    std::string raw_query;              // as sent, without the question mark
    Fields query;
    Headers headers;
    std::string host;  // lower case, with its port when one was sent
    std::uint64_t content_length = 0;
    bool has_body = false;  // a Content-Length above zero was sent
    bool keep_alive = true;
    bool expects_continue = false;
};

// A whole request: the head and exactly as many bytes of body as it announced.
struct Request : Head {
    std::string body;
    std::string peer;       // the client's address, as text; a trusted proxy's word for it
    std::string reference;  // ten random symbols: what a person reads out when something broke
    bool tls = false;       // it came over TLS (the proxy in front ends it)

    // The media type of the body in lower case without its parameters, e.g. "application/json".
    std::string media_type() const;
    // The value of a cookie; nothing when it was not sent, and nothing when it was sent twice.
    std::optional<std::string_view> cookie(std::string_view name) const;
};

}  // namespace kitbank::web
