#include "server/usecase/notices/message_words.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

namespace kitbank {
namespace {

const MessageKey overdue{MessageKind::loan_overdue, Language::en, Channel::email};

SaveMessageWords words(World& world, const MessageText& text, std::uint32_t version = 0) {
    return {world.crypto.make_uuid(), world.caller(Role::manager), overdue, text, "", version};
}

}  // namespace

TEST_CASE("without words of its own a scheme has the house's, for every key") {
    World world;
    const auto all = message_words(world.caller(Role::manager), std::nullopt, world.ports);
    REQUIRE(all);
    CHECK(all->size() == message_kind_names.size() * 2 * 3);
    for (const MessageTemplate& each : *all) {
        CHECK(each.version == 0);
        CHECK(each.text == house_text(each.kind, each.language, each.channel));
    }
    CHECK(message_words(world.caller(Role::manager), MessageKind::gift_made, world.ports)->size() ==
          6);
}

TEST_CASE("a scheme's words are kept, for it alone, and their repeat changes nothing") {
    World world;
    const OrganisationId other = world.found_organisation("Another scheme");
    const SaveMessageWords command = words(world, {" Due ((due)) ", "Back by\r\n((due))\r\n"});
    const auto saved = save_message_words(command, world.ports);
    REQUIRE(saved);
    CHECK(saved->version == 1);
    CHECK(saved->text == MessageText{"Due ((due))", "Back by\n((due))"});
    CHECK(saved->changed_by == world.caller(Role::manager).actor);
    CHECK(save_message_words(command, world.ports)->version == 1);
    const auto theirs =
        message_words_at(world.elsewhere(Role::manager, other), overdue, world.ports);
    CHECK(theirs->version == 0);
    CHECK(message_words_at(world.caller(Role::manager), overdue, world.ports)->version == 1);
}

TEST_CASE("who saves words that somebody else changed meanwhile is told so") {
    World world;
    REQUIRE(save_message_words(words(world, {"One", "One"}), world.ports));
    CHECK(save_message_words(words(world, {"Two", "Two"}), world.ports).refusal().code ==
          RefusalCode::changed);
    CHECK(save_message_words(words(world, {"Two", "Two"}, 1), world.ports)->version == 2);
}

TEST_CASE("wrong words are refused with what is wrong, and nothing is kept") {
    World world;
    const auto refused =
        save_message_words(words(world, {"For ((name))", "((colour))"}), world.ports);
    REQUIRE_FALSE(refused);
    CHECK(refused.refusal().code == RefusalCode::template_wrong);
    REQUIRE(refused.refusal().fields.size() == 2);
    CHECK(refused.refusal().fields[1].sentence == "((colour)) is not known here.");
    SaveMessageWords command = words(world, {"Due", "Back"});
    command.notify_template = "the third one";
    CHECK(save_message_words(command, world.ports).refusal().fields.front().field ==
          "notify_template");
    CHECK(message_words_at(command.caller, overdue, world.ports)->version == 0);
}

TEST_CASE("a preview has invented values and keeps nothing") {
    World world;
    const std::string before = world.dump();
    const auto preview = preview_message_words(world.caller(Role::manager), overdue,
                                               {"Due ((due))", "Back by ((due))"});
    REQUIRE(preview);
    CHECK(preview->subject == "Due 3 July 2026");
    CHECK(preview->body == "Back by 3 July 2026");
    CHECK(preview_message_words(world.caller(Role::manager), overdue, {"x", "((y))"})
              .refusal()
              .code == RefusalCode::template_wrong);
    CHECK(world.dump() == before);
}

TEST_CASE("words are for managers") {
    World world;
    for (const Role role : {Role::volunteer, Role::hub_staff, Role::referrer, Role::admin}) {
        SaveMessageWords command = words(world, {"Due", "Back"});
        command.caller = world.caller(role);
        CHECK(save_message_words(command, world.ports).refusal().code == RefusalCode::forbidden);
        CHECK_FALSE(message_words(command.caller, std::nullopt, world.ports));
        CHECK_FALSE(message_words_at(command.caller, overdue, world.ports));
        CHECK_FALSE(preview_message_words(command.caller, overdue, {"Due", "Back"}));
    }
}

}  // namespace kitbank
