#include <doctest/doctest.h>

#include "server/usecase/notices/ports.h"
#include "server/usecase/notices/post.h"
#include "tests/web/pages/page_browser.h"

namespace kitbank::web {
namespace {

const std::string words_url =
    "/organisation/messages/words?kind=loan_overdue&language=en&channel=email";

PageBrowser::Answers words(const std::string& subject, const std::string& body,
                           const std::string& more = "") {
    PageBrowser::Answers answers{{"kind", "loan_overdue"}, {"language", "en"},
                                 {"channel", "email"},     {"subject", subject},
                                 {"body", body},           {"notify_template", ""}};
    if (!more.empty()) answers.emplace_back("more", more);
    return answers;
}

void fail_a_message(World& world, const std::string& kind) {
    world.store.write([&](Transaction& tx) {
        Mail mail{"+447700900123", "", "Your kit is ready", world.organisation};
        mail.channel = Channel::text;
        mail.kind = kind;
        mail.reference = "Q-7K3M9QXZ";
        post_mail(mail, tx, world.ports);
        const Instant now = world.clock.now();
        const Uuid id = tx.notices().letters_due(now, 1).front().id;
        return tx.write_notices().settle_letter(id, LetterState::failed, "temporary-failure", now);
    });
}

}  // namespace

TEST_CASE("a manager finds each message, previews other words for it and saves them") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::manager);
    CHECK(has(browser.get("/organisation"), "/organisation/messages"));
    const Response all = browser.get("/organisation/messages");
    CHECK(has(all, "Loan overdue"));
    CHECK(has(all, "GOV.UK Notify is not set up"));
    const Response kind = browser.get("/organisation/messages/kind?kind=loan_overdue");
    CHECK(has(kind, "Welsh, letter"));
    CHECK(has(kind, "Kitbank&#39;s words"));
    const Response form = browser.get(words_url);
    CHECK(has(form, "((due))"));
    CHECK(has(form, "It was due on: 3 July 2026"));

    const Response preview = browser.submit("/organisation/messages/words",
                                            words("Overdue", "Back by ((due))!", "preview"));
    CHECK(preview.status == 200);
    CHECK(has(preview, "Back by 3 July 2026!"));
    CHECK(has(preview, "Back by ((due))!"));
    CHECK(has(browser.get("/organisation/messages/kind?kind=loan_overdue"), "Kitbank&#39;s words"));

    browser.get(words_url);
    const Response saved =
        browser.submit("/organisation/messages/words", words("Overdue", "Back by ((due))!"));
    CHECK(saved.status == 303);
    const Response after = browser.get(location_of(saved));
    CHECK(has(after, "The words are saved."));
    CHECK(has(after, "Your own words"));
    CHECK(has(browser.get("/organisation/messages"), "1 in your own words"));
}

TEST_CASE("wrong words come back as they were typed, with what is wrong") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::manager);
    browser.get(words_url);
    const Response refused =
        browser.submit("/organisation/messages/words", words("For ((name))", "((colour)) kit"));
    CHECK(refused.status == 422);
    CHECK(has(refused, "((colour)) is not known here."));
    CHECK(has(refused, "((name)) is personal"));
    CHECK(has(refused, "((colour)) kit"));
    CHECK(browser.get("/organisation/messages/words?kind=loan_overdue").status == 404);
    CHECK(browser.get("/organisation/messages/kind?kind=birthday").status == 404);
}

TEST_CASE("words are for managers") {
    World world;
    PageBrowser browser{world};
    browser.sign_in(Role::hub_staff);
    CHECK(browser.get("/organisation/messages").status == 403);
    CHECK(browser.get(words_url).status == 403);
    CHECK_FALSE(has(browser.get("/organisation"), "/organisation/messages"));
}

TEST_CASE("a manager sees which message was not delivered, and sends it again") {
    World world;
    fail_a_message(world, "request_ready");
    PageBrowser browser{world};
    browser.sign_in(Role::manager);
    CHECK(has(browser.get("/"), "Messages not delivered"));
    const Response shown = browser.get("/organisation/letters");
    CHECK(has(shown, "Text to ***123"));
    CHECK(has(shown, "Ready to collect, Q-7K3M9QXZ."));
    CHECK(has(shown, "The phone was off or the mailbox full for some days"));
    CHECK_FALSE(has(shown, "900123"));
    const auto at = shown.body.find("name=\"letter\" value=\"");
    REQUIRE(at != std::string::npos);
    const std::string id = shown.body.substr(at + 21, 36);
    const Response again = browser.submit("/organisation/letters/again", {{"letter", id}});
    CHECK(again.status == 303);
    const Response after = browser.get(location_of(again));
    CHECK(has(after, "It will be sent again."));
    CHECK_FALSE(has(after, "Send again"));
    CHECK_FALSE(has(browser.get("/"), "Messages not delivered"));
    CHECK(browser.submit("/organisation/letters/again", {{"letter", id}}).status == 404);
    CHECK(browser.submit("/organisation/letters/again", {{"letter", "7"}}).status == 400);
}

TEST_CASE("what may hold a link cannot be sent again, and the page says why") {
    World world;
    fail_a_message(world, "");
    PageBrowser browser{world};
    browser.sign_in(Role::manager);
    const Response shown = browser.get("/organisation/letters");
    CHECK(has(shown, "It is not kept, since it may hold a link"));
    CHECK_FALSE(has(shown, "Send again"));
}

}  // namespace kitbank::web
