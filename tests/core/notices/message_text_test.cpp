#include "server/core/notices/message_text.h"

#include <doctest/doctest.h>

#include "server/core/text.h"

namespace kitbank {
namespace {

using enum MessageKind;

// "subject: ... body: ..." of what is wrong.
std::string faults(Channel channel, const MessageText& text, MessageKind kind = loan_overdue) {
    std::string all;
    for (const FieldFault& fault : template_faults(kind, channel, text))
        all += fault.field + ": " + fault.sentence;
    return all;
}

template <class Check>
void for_each_text(const Check& check) {
    for (const std::string_view name : message_kind_names) {
        for (const Language language : {Language::en, Language::cy}) {
            for (const Channel channel : {Channel::email, Channel::text, Channel::letter}) {
                CAPTURE(name);
                CAPTURE(name_of(language));
                CAPTURE(name_of(channel));
                const MessageKind kind = *parse_message_kind(name);
                check(kind, language, channel, house_text(kind, language, channel));
            }
        }
    }
}

}  // namespace

TEST_CASE("the house's words could be saved as they are, and fill without a bracket left") {
    for_each_text(
        [](MessageKind kind, Language language, Channel channel, const MessageText& text) {
            CHECK(template_faults(kind, channel, text).empty());
            const MessageText full = filled(text, example_values(kind, language == Language::cy));
            CHECK(full.body.find("((") == std::string::npos);
            CHECK(full.subject.find("((") == std::string::npos);
            CHECK(full.body.find("Q-7K3M9QXZ") != std::string::npos);
            if (channel == Channel::text) CHECK(character_count(full.body) <= text_characters_max);
        });
}

TEST_CASE("Welsh words are not the English ones") {
    for (const std::string_view name : message_kind_names) {
        const MessageKind kind = *parse_message_kind(name);
        CHECK(house_text(kind, Language::en, Channel::email).body !=
              house_text(kind, Language::cy, Channel::email).body);
    }
}

TEST_CASE("a line whose placeholder has no value is left out") {
    const std::string text =
        "Hello ((name)),\n\nYour kit is ready.\nWhere: ((hub))\n\n((scheme))\n";
    CHECK(filled(text, {{"scheme", "Kit"}}) == "Your kit is ready.\n\nKit");
    CHECK(filled(text, {{"scheme", "Kit"}, {"name", "A. E."}, {"hub", ""}}) ==
          "Hello A. E.,\n\nYour kit is ready.\n\nKit");
    CHECK(filled("One\r\n\r\n\r\nTwo", {}) == "One\n\nTwo");
    CHECK(filled("(( due )) and ((due))", {{"due", "today"}}) == "today and today");
}

TEST_CASE("a value is never read as a template") {
    CHECK(filled("((reason))", {{"reason", "((name))"}, {"name", "A. E."}}) == "((name))");
    CHECK(filled("a (( b", {}) == "a (( b");
}

TEST_CASE("what is wrong with a template is said field by field") {
    const MessageText right{"Due ((due))", "Back by ((due)), ((name))"};
    CHECK(faults(Channel::email, right).empty());
    CHECK(faults(Channel::letter, right).empty());
    CHECK(faults(Channel::email, {"Due", "Back ((colour))"}) ==
          "body: ((colour)) is not known here.");
    CHECK(faults(Channel::email, {"For ((name))", "Back"}) ==
          "subject: ((name)) is personal: others may see a subject.");
    CHECK(faults(Channel::email, {"((due))", "Accepted"}, request_accepted) ==
          "subject: ((due)) is not known here.");
    CHECK(faults(Channel::email, {"", " "}) ==
          "subject: Write a subject.body: Write what the message says.");
    CHECK(faults(Channel::email, {"Two\nlines", "x"}) == "subject: Write the subject on one line.");
    CHECK(faults(Channel::email, {"x", "An ((open one"}) == "body: A (( is not closed by )).");
    CHECK(faults(Channel::text, {"A subject", "x"}) == "subject: A text has no subject.");
    CHECK(faults(Channel::email, {"x", std::string{"\x07"}}) ==
          "body: Remove the characters that cannot be printed.");
}

TEST_CASE("a text has 612 characters at most, however many bytes they are") {
    std::string body;
    for (std::size_t i = 0; i < text_characters_max; ++i) body += "ŵ";
    CHECK(faults(Channel::text, {"", body}).empty());
    CHECK(faults(Channel::text, {"", body + "x"}) == "body: Write 612 characters or fewer.");
    CHECK(faults(Channel::email, {std::string(121, 'x'), "x"}) ==
          "subject: Write 120 characters or fewer.");
    CHECK(faults(Channel::email, {"x", std::string(4'001, 'x')}) ==
          "body: Write 4000 characters or fewer.");
}

}  // namespace kitbank
