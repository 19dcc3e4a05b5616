#pragma once

#include <string>
#include <utility>
#include <variant>

namespace kitbank::web {

// What can be wrong with a message before any rule of the field is asked: its framing, its size,
// its form. The rules' own refusals are core/refusal.h; problem.h brings both under one roof.
// The letters are also the `code` of the problem and the last part of /problems/{code}; where the
// rules have the same refusal, the letters are the same.
enum class FaultCode {
    malformed,               // not one plain HTTP/1.1 request, or a body that does not read
    method_not_allowed,      // a known method, not here
    method_unknown,          // a method nobody here knows
    request_timeout,         // the rest did not come in time
    length_required,         // a body without a Content-Length
    too_large,               // more than this address takes
    address_too_long,        // the target has more than 8,192 characters
    unsupported_media_type,  // a content type or encoding this address does not read
    wrong_host,              // a Host this server does not answer for
    expectation_unknown,     // an Expect other than 100-continue
    headers_too_large,       // too many headers, or too much in them
    encoding_unsupported,    // a Transfer-Encoding other than chunked
    version_unsupported,     // neither HTTP/1.1 nor HTTP/1.0
    too_many_connections,    // one address holds too many connections
    internal,                // our fault: only a reference is told
};

// A message that was not understood. The sentence is for a person; `where` names the line, field or
// header as plainly as it can be named, empty when there is no such place.
struct Fault {
    FaultCode code{};
    std::string sentence;
    std::string where;
};

// A value that was read, or why it could not be.
template <class Value>
class [[nodiscard]] Parsed {
  public:
    Parsed(Value value) : content_(std::move(value)) {}
    Parsed(Fault fault) : content_(std::move(fault)) {}

    explicit operator bool() const { return std::holds_alternative<Value>(content_); }
    const Value& value() const { return std::get<Value>(content_); }
    Value& value() { return std::get<Value>(content_); }
    const Fault& fault() const { return std::get<Fault>(content_); }

  private:
    std::variant<Value, Fault> content_;
};

// The HTTP status of a fault. The switch behind it has no default: a new fault must decide.
int status_of(FaultCode code);
// The letters of the code, e.g. "too_large".
const char* name_of(FaultCode code);

}  // namespace kitbank::web
