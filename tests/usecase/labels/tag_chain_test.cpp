#include "server/usecase/labels/tag_chain.h"

#include <doctest/doctest.h>

#include "tests/support/world.h"

using namespace kitbank;

namespace {

TagEvent next(World& world, TagRecord& label, TagEventKind kind) {
    return next_tag_event(label, kind, "person:1", "because", world.crypto.make_uuid(),
                          world.clock.now(), world.ports);
}

}  // namespace

TEST_CASE("each event of a label follows the one before and brings the row with it") {
    World world;
    TagRecord label{world.crypto.draw_tag(), world.organisation, {}, TagState::printed, {}, 0, {}};
    const TagEvent print = next(world, label, TagEventKind::print);
    CHECK(print.seq == 1);
    CHECK(print.previous == Hash{});
    CHECK(label.state == TagState::printed);
    CHECK(label.head == print.hash);

    const TagEvent claim = next(world, label, TagEventKind::claim);
    CHECK(claim.seq == 2);
    CHECK(claim.previous == print.hash);
    CHECK(label.state == TagState::claimed);

    const TagEvent reprint = next(world, label, TagEventKind::reprint);
    CHECK(label.state == TagState::claimed);
    const TagEvent withdrawal = next(world, label, TagEventKind::retirement);
    CHECK(withdrawal.previous == reprint.hash);
    CHECK(label.state == TagState::retired);
    CHECK(label.version == 4);
    CHECK(label.head == withdrawal.hash);
}

TEST_CASE("every field of a label's event but its hash is sealed") {
    World world;
    TagRecord label{world.crypto.draw_tag(), world.organisation, {}, TagState::printed, {}, 0, {}};
    const TagEvent event = next(world, label, TagEventKind::print);
    CHECK(world.crypto.digest(chain_text(event)) == event.hash);
    const auto is_sealed = [&](auto change) {
        TagEvent other = event;
        change(other);
        return chain_text(other) != chain_text(event);
    };
    CHECK(is_sealed([](TagEvent& e) { e.tag.text.back() = 'Z'; }));
    CHECK(is_sealed([](TagEvent& e) { e.seq = 2; }));
    CHECK(is_sealed([](TagEvent& e) { e.kind = TagEventKind::reprint; }));
    CHECK(is_sealed([](TagEvent& e) { e.actor = "person:2"; }));
    CHECK(is_sealed([](TagEvent& e) { e.reason = "becaus"; }));
    CHECK(is_sealed([](TagEvent& e) { e.recorded_at += std::chrono::microseconds{1}; }));
    CHECK(is_sealed([](TagEvent& e) { e.request_id.bytes[15] ^= 1; }));
    CHECK(is_sealed([](TagEvent& e) { e.previous[0] ^= 1; }));
    CHECK_FALSE(is_sealed([](TagEvent& e) { e.hash[0] ^= 1; }));
}
