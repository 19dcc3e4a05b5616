#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "server/web/fault.h"
#include "server/web/request.h"

namespace kitbank::web {

// The first act of every request: pure functions from bytes to a Head or a refusal.
//
// Poco's own HTTP server is not used. It decodes RFC 2047 words into header values, reads "1,0" as
// a length of ten, takes a message with two lengths, skips junk lines and runs an unread body as
// the next request (reliability.md F4-F7); all of that happens before a handler could see a raw
// byte. So the bytes are read here, strictly, and anything that two readers could understand
// differently is refused and the connection closed. There is no leniency to switch on.
//
// What is taken, of RFC 9112:
// - lines end with CR LF; no line begins with a space; no empty line comes before the request line;
// - HTTP/1.1 and HTTP/1.0, both with exactly one Host that this server answers for;
// - GET HEAD POST PUT PATCH DELETE, and only addresses in origin form ("/path?query");
// - header names are tokens with the colon right behind, values are UTF-8 without control
// characters;
// - a header that means one thing is sent once;
// - a body only behind exactly one plain decimal Content-Length, and never with GET or HEAD.
//
// Chunked bodies are refused with 411: browsers and our scanner never send them, and where two
// readers disagree about the end of a body it is mostly about that grammar. A program that streams
// must count first.
constexpr std::size_t target_bytes_max = 8 * 1024;
constexpr std::size_t header_bytes_max = 8 * 1024;  // one line
constexpr std::size_t header_count_max = 64;
constexpr std::size_t head_bytes_max = 40 * 1024;

struct GuardRules {
    // The names this server answers for, lower case, without port; a port is taken as it comes.
    std::vector<std::string> hosts = {"localhost", "127.0.0.1", "[::1]"};
};

// How many bytes of the buffer are the head, with its empty line; 0 when more must be read. Refuses
// as early as it can tell: a line that ends without CR, a first byte that begins no method (a TLS
// hello, say), a head that is too large. `scanned` remembers what was looked at between calls and
// starts at 0.
Parsed<std::size_t> head_length(std::string_view buffer, std::size_t& scanned);

// Reads exactly the bytes that head_length() measured.
Parsed<Head> parse_head(std::string_view bytes, const GuardRules& rules);

}  // namespace kitbank::web
