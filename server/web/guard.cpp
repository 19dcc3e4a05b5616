#include "server/web/guard.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "server/web/text.h"

namespace kitbank::web {
namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t method_bytes_max = 32;

// Headers that mean one thing: sent twice, two readers could take different ones.
constexpr std::array single_headers = std::to_array<std::string_view>(
    {"host", "content-length", "content-type", "content-encoding", "transfer-encoding",
     "authorization", "expect", "idempotency-key", "if-match", "if-none-match", "origin", "referer",
     "sec-fetch-site", "user-agent", "range", "upgrade"});

using Refusal = std::optional<Fault>;

Fault malformed(std::string sentence, std::string where = {}) {
    return {FaultCode::malformed, std::move(sentence), std::move(where)};
}

std::string_view take_line(std::string_view& rest) {
    const auto end = rest.find(line_end);
    const auto line = rest.substr(0, end);
    rest.remove_prefix(end + line_end.size());
    return line;
}

bool is_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Refusal read_version(std::string_view version, Head& head) {
    const bool shaped = version.size() == 8 && version.starts_with("HTTP/") && version[6] == '.' &&
                        is_digits(version.substr(5, 1)) && is_digits(version.substr(7, 1));
    if (!shaped) return malformed("The request line does not end with an HTTP version.");
    if (version != "HTTP/1.1" && version != "HTTP/1.0") {
        return Fault{FaultCode::version_unsupported, "This server speaks HTTP/1.1.", {}};
    }
    head.keep_alive = version == "HTTP/1.1";
    return {};
}

Refusal read_method(std::string_view word, Head& head) {
    for (const Method method :
         {Method::get, Method::head, Method::post, Method::put, Method::patch, Method::delete_}) {
        if (word != name_of(method)) continue;
        head.method = method;
        return {};
    }
    if (word == "TRACE" || word == "CONNECT" || word == "OPTIONS") {
        return Fault{FaultCode::method_not_allowed, "This method is not allowed here.", {}};
    }
    if (!is_token(word)) return malformed("The request does not begin with a method.");
    return Fault{FaultCode::method_unknown, "This server does not know that method.", {}};
}

bool is_target_character(char c) {
    return c > 0x20 && c < 0x7F && std::string_view("#\"<>").find(c) == std::string_view::npos;
}

Refusal read_segment(std::string_view encoded, bool last, Head& head) {
    auto segment = percent_decode(encoded, false);
    if (!segment)
        return malformed("A % in the address must be followed by two hexadecimal digits.");
    const bool plain = std::ranges::none_of(*segment, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F || c == '/' || c == '\\';
    });
    if (!plain || !is_utf8(*segment))
        return malformed("The address holds characters it may not hold.");
    if (*segment == "." || *segment == "..")
        return malformed("The address may not hold dot segments.");
    if (segment->empty() && !last) return malformed("The address holds an empty part.");
    head.segments.push_back(std::move(*segment));
    return {};
}

Refusal read_path(Head& head) {
    std::string_view rest = std::string_view(head.path).substr(1);
    while (true) {
        const auto slash = rest.find('/');
        const bool last = slash == std::string_view::npos;
        if (auto fault = read_segment(rest.substr(0, slash), last, head)) return fault;
        if (last) return {};
        rest.remove_prefix(slash + 1);
    }
}

Refusal read_target(std::string_view target, Head& head) {
    if (target.size() > target_bytes_max) {
        return Fault{
            FaultCode::address_too_long, "The address is longer than 8,192 characters.", {}};
    }
    if (!target.starts_with('/')) return malformed("The address must begin with a slash.");
    if (!std::ranges::all_of(target, is_target_character)) {
        return malformed("The address holds characters it may not hold.");
    }
    const auto question = target.find('?');
    head.path = target.substr(0, question);
    if (auto fault = read_path(head)) return fault;
    if (question == std::string_view::npos) return {};
    head.raw_query = target.substr(question + 1);
    auto query = parse_fields(head.raw_query);
    if (!query) return malformed(query.fault().sentence, query.fault().where);
    head.query = std::move(query.value());
    return {};
}

Refusal read_request_line(std::string_view line, Head& head) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    const bool three =
        first != std::string_view::npos && first != last && line.find(' ', first + 1) == last;
    if (!three) return malformed("The request line is not method, address and version.");
    if (auto fault = read_version(line.substr(last + 1), head)) return fault;
    if (auto fault = read_method(line.substr(0, first), head)) return fault;
    return read_target(line.substr(first + 1, last - first - 1), head);
}

bool is_header_value(std::string_view value) {
    const bool plain = std::ranges::none_of(value, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte < 0x20 && c != '\t') || byte == 0x7F;
    });
    return plain && is_utf8(value);
}

Refusal read_header(std::string_view line, Head& head) {
    if (line.size() > header_bytes_max) {
        return Fault{FaultCode::headers_too_large, "A header line is longer than 8,192 bytes.", {}};
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) {
        return malformed("A header line is not a name, a colon and a value.");
    }
    std::string name = lower_case(line.substr(0, colon));
    const auto value = trim_spaces(line.substr(colon + 1));
    if (!is_header_value(value))
        return malformed("A header holds characters it may not hold.", name);
    Headers::Field* earlier = head.headers.field(name);
    if (earlier == nullptr) {
        head.headers.add(std::move(name), std::string(value));
        return {};
    }
    if (std::ranges::find(single_headers, name) != single_headers.end()) {
        return malformed("A header that may be sent once was sent again.", name);
    }
    earlier->value.append(name == "cookie" ? "; " : ", ").append(value);
    return {};
}

Refusal read_headers(std::string_view rest, Head& head) {
    for (std::size_t count = 0;; ++count) {
        const auto line = take_line(rest);
        if (line.empty()) return {};
        if (count == header_count_max) {
            return Fault{FaultCode::headers_too_large, "There are more than 64 headers.", {}};
        }
        if (auto fault = read_header(line, head)) return fault;
    }
}

// The host without its port, or nothing when it is not written as a host.
std::optional<std::string_view> host_name(std::string_view host) {
    const bool literal = host.starts_with('[');
    const auto name_end = literal ? host.find(']') : host.find(':');
    if (literal && name_end == std::string_view::npos) return std::nullopt;
    const auto name = host.substr(0, literal ? name_end + 1 : name_end);
    const auto rest = host.substr(name.size());
    const bool port =
        rest.empty() || (rest.starts_with(':') && rest.size() <= 6 && is_digits(rest.substr(1)));
    constexpr std::string_view marks = "abcdefghijklmnopqrstuvwxyz0123456789.-:[]";
    const bool plain = name.find_first_not_of(marks) == std::string_view::npos;
    if (name.empty() || !port || !plain) return std::nullopt;
    return name;
}

Refusal check_host(Head& head, const GuardRules& rules) {
    const auto value = head.headers.find("host");
    if (!value) return malformed("The Host header is missing.", "host");
    head.host = lower_case(*value);
    const auto name = host_name(head.host);
    if (!name) return malformed("The Host header is not a host.", "host");
    if (std::ranges::find(rules.hosts, *name) == rules.hosts.end()) {
        return Fault{FaultCode::wrong_host, "This server does not answer for that host.", "host"};
    }
    return {};
}

Refusal check_encodings(const Head& head) {
    const auto coding = head.headers.find("transfer-encoding");
    if (coding && head.headers.find("content-length")) {
        return malformed("A message has a Content-Length or a Transfer-Encoding, not both.");
    }
    if (coding && lower_case(*coding) == "chunked") {
        return Fault{FaultCode::length_required,
                     "Chunked bodies are not read here: send a Content-Length.",
                     {}};
    }
    if (coding) {
        return Fault{
            FaultCode::encoding_unsupported, "This Transfer-Encoding is not read here.", {}};
    }
    const auto content = head.headers.find("content-encoding");
    if (content && lower_case(*content) != "identity") {
        return Fault{FaultCode::unsupported_media_type,
                     "Send the body as it is, without a Content-Encoding.", "content-encoding"};
    }
    return {};
}

Refusal check_length(Head& head) {
    const auto value = head.headers.find("content-length");
    const bool carries =
        head.method == Method::post || head.method == Method::put || head.method == Method::patch;
    if (!value) {
        if (!carries) return {};
        return Fault{
            FaultCode::length_required, "A request with a body needs a Content-Length.", {}};
    }
    if (!is_digits(*value)) return malformed("The Content-Length is not a plain number.");
    if (value->size() > 9) {
        return Fault{FaultCode::too_large, "The body is larger than anything read here.", {}};
    }
    for (const char c : *value)
        head.content_length = head.content_length * 10 + static_cast<unsigned>(c - '0');
    head.has_body = head.content_length > 0;
    if (head.has_body && is_safe(head.method)) return malformed("GET and HEAD carry no body.");
    return {};
}

Refusal check_expectation(Head& head) {
    const auto value = head.headers.find("expect");
    if (!value) return {};
    if (lower_case(*value) != "100-continue") {
        return Fault{
            FaultCode::expectation_unknown, "The only Expect known here is 100-continue.", {}};
    }
    head.expects_continue = head.has_body;
    return {};
}

void read_connection(Head& head) {
    std::string tokens = lower_case(head.headers.text("connection"));
    std::string_view rest = tokens;
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        const auto token = trim_spaces(rest.substr(0, comma));
        if (token == "keep-alive") head.keep_alive = true;
        if (token == "close") {
            head.keep_alive = false;
            return;
        }
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
}

}  // namespace

Parsed<std::size_t> head_length(std::string_view buffer, std::size_t& scanned) {
    if (!buffer.empty() && (buffer[0] < 'A' || buffer[0] > 'Z')) {
        return malformed("The request does not begin with a method.");
    }
    for (; scanned < buffer.size(); ++scanned) {
        scanned = std::min(buffer.find('\n', scanned), buffer.size());
        if (scanned == buffer.size()) break;
        if (scanned == 0 || buffer[scanned - 1] != '\r')
            return malformed("A line ends without CR LF.");
        if (scanned >= 3 && buffer[scanned - 2] == '\n') return scanned + 1;
    }
    const bool first_line = buffer.find(line_end) == std::string_view::npos;
    if (first_line && buffer.size() > target_bytes_max + method_bytes_max) {
        return Fault{
            FaultCode::address_too_long, "The address is longer than 8,192 characters.", {}};
    }
    if (buffer.size() > head_bytes_max) {
        return Fault{FaultCode::headers_too_large, "The headers are larger than 40,960 bytes.", {}};
    }
    return std::size_t{0};
}

Parsed<Head> parse_head(std::string_view bytes, const GuardRules& rules) {
    if (bytes.size() > head_bytes_max) {
        return Fault{FaultCode::headers_too_large, "The headers are larger than 40,960 bytes.", {}};
    }
    Head head;
    auto rest = bytes;
    if (auto fault = read_request_line(take_line(rest), head)) return *fault;
    if (auto fault = read_headers(rest, head)) return *fault;
    if (auto fault = check_host(head, rules)) return *fault;
    if (auto fault = check_encodings(head)) return *fault;
    if (auto fault = check_length(head)) return *fault;
    if (auto fault = check_expectation(head)) return *fault;
    read_connection(head);
    return head;
}

}  // namespace kitbank::web
