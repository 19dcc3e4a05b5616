#include "server/jobs/letter_text.h"

#include <doctest/doctest.h>

namespace kitbank {
namespace {

const Uuid id = *parse_uuid("0198c0de-0000-4000-8000-00000000cafe");
const LetterSender sender{"kit@example.org", "Kit, \"Bank\""};

std::string text_of(const Mail& mail) {
    return letter_text(mail, id, sender, Poco::Timestamp::fromEpochTime(1'795'341'600));
}

bool holds(const std::string& text, const std::string& part) {
    return text.find(part) != std::string::npos;
}

// RFC 2045, enough of it to read what was written.
std::string decoded_body(const std::string& text) {
    std::string body;
    for (std::size_t i = text.find("\r\n\r\n") + 4; i < text.size(); ++i) {
        if (text[i] != '=') {
            body += text[i];
        } else if (text.compare(i + 1, 2, "\r\n") == 0) {
            i += 2;
        } else {
            body += static_cast<char>(std::stoi(text.substr(i + 1, 2), nullptr, 16));
            i += 2;
        }
    }
    return body;
}

}  // namespace

TEST_CASE("a letter has the headers that mail servers ask for") {
    const std::string text = text_of({"robin@example.org", "An invitation", "Hello"});
    CHECK(holds(text, "From: \"Kit, \\\"Bank\\\"\" <kit@example.org>\r\n"));
    CHECK(holds(text, "To: <robin@example.org>\r\n"));
    CHECK(holds(text, "Subject: An invitation\r\n"));
    CHECK(holds(text, "Date: Sun, 22 Nov 2026 10:00:00 GMT\r\n"));
    CHECK(holds(text, "Message-ID: <0198c0de-0000-4000-8000-00000000cafe@example.org>\r\n"));
    CHECK(holds(text, "Auto-Submitted: auto-generated\r\n"));
    CHECK(holds(text, "Content-Type: text/plain; charset=UTF-8\r\n"));
    CHECK(decoded_body(text) == "Hello");
}

TEST_CASE("a letter's text arrives as it was written") {
    const std::string line(500, 'x');
    const std::string body =
        "Caf\u00e9 = 1 \u00a3\n.\n.hidden \nhttps://kit.example.org/join/a?b=c&d=\u00e9\n" + line +
        "\n\ttab \n";
    const std::string text = text_of({"robin@example.org", "An invitation", body});
    std::string wanted;
    for (const char c : body) wanted += c == '\n' ? "\r\n" : std::string{c};
    CHECK(decoded_body(text) == wanted);
    std::size_t length = 0;
    for (const char c : text) {
        length = c == '\n' ? 0 : length + 1;
        CHECK(length <= 200);
        CHECK(static_cast<unsigned char>(c) < 0x80);
    }
}

TEST_CASE("a subject and a sender outside ASCII are encoded") {
    const std::string text = letter_text({"robin@example.org", "Caf\u00e9", "Hello"}, id,
                                         {"kit@example.org", "Caf\u00e9 kit"}, Poco::Timestamp{});
    CHECK(holds(text, "Subject: =?UTF-8?q?Caf=C3=A9?=\r\n"));
    CHECK(holds(text, "From: =?UTF-8?q?Caf=C3=A9_kit?= <kit@example.org>\r\n"));
}

}  // namespace kitbank
