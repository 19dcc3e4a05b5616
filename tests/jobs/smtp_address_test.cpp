#include "server/jobs/smtp_address.h"

#include <doctest/doctest.h>

#include <stdexcept>

namespace kitbank {

TEST_CASE("a mail server's address says how, where and as whom") {
    const SmtpAddress full =
        parse_smtp_address("smtp+starttls://kit%40example.org:a%2Fsecret@mail.example.org:2525");
    CHECK(full.security == SmtpSecurity::starttls);
    CHECK(full.host == "mail.example.org");
    CHECK(full.port == 2525);
    CHECK(full.user == "kit@example.org");
    CHECK(full.password == "a/secret");

    const SmtpAddress bare = parse_smtp_address("smtp://localhost");
    CHECK(bare.security == SmtpSecurity::none);
    CHECK(bare.port == 25);
    CHECK(bare.user.empty());
    CHECK(parse_smtp_address("smtp+starttls://mail.example.org").port == 587);
    CHECK(parse_smtp_address("smtps://mail.example.org").port == 465);
    CHECK(parse_smtp_address("smtps://mail.example.org").security == SmtpSecurity::tls);
}

TEST_CASE("what is no mail server's address is refused without quoting it") {
    for (const std::string text :
         {"", "mail.example.org", "http://mail.example.org", "smtp://", "smtp://user:secret@",
          "smtp://user:secret@mail.example.org/path", "smtp://mail.example.org:port",
          "smtp://mail.example.org?x=1", "smtp://us%0D%0Aer:secret@mail.example.org"}) {
        CAPTURE(text);
        try {
            parse_smtp_address(text);
            FAIL("it was taken");
        } catch (const std::runtime_error& error) {
            CHECK(std::string{error.what()}.find("secret") == std::string::npos);
        }
    }
}

}  // namespace kitbank
