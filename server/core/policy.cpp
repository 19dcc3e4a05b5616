#include "server/core/policy.h"

#include <algorithm>

namespace kitbank {
namespace {

struct ObjectName {
    Object object;
    std::string_view name;
};

constexpr std::array object_names = [] {
    using enum Object;
    return std::array{
        ObjectName{none, "none"},
        ObjectName{self, "self"},
        ObjectName{label, "label"},
        ObjectName{device, "device"},
        ObjectName{event, "event"},
        ObjectName{batch, "batch"},
        ObjectName{evidence, "evidence"},
        ObjectName{conflict, "conflict"},
        ObjectName{scan, "scan"},
        ObjectName{hub, "hub"},
        ObjectName{person, "person"},
        ObjectName{membership, "membership"},
        ObjectName{invitation, "invitation"},
        ObjectName{token, "token"},
        ObjectName{organisation, "organisation"},
        ObjectName{provider, "provider"},
        ObjectName{resident, "resident"},
        ObjectName{register_entry, "register_entry"},
        ObjectName{monitoring, "monitoring"},
        ObjectName{audit, "audit"},
        ObjectName{checkpoint, "checkpoint"},
        ObjectName{certificate, "certificate"},
    };
}();

constexpr bool in_order() {
    for (std::size_t i = 0; i < object_names.size(); ++i) {
        if (static_cast<std::size_t>(object_names.at(i).object) != i) return false;
    }
    return object_names.size() == static_cast<std::size_t>(Object::certificate) + 1;
}
static_assert(in_order(), "one row an object, in the order of the enumeration");

constexpr auto object_list = [] {
    std::array<Object, object_names.size()> list{};
    for (std::size_t i = 0; i < list.size(); ++i) list.at(i) = object_names.at(i).object;
    return list;
}();

// A label in hand justifies telling what the thing is, whose it is, and what may be done with it. A
// person, a donor, a serial number and everything that happened are for those who look after it.
constexpr std::array field_table = [] {
    using enum Object;
    using enum Relation;
    return std::array{
        FieldRule{device, "tag", elsewhere},
        FieldRule{device, "kind", elsewhere},
        FieldRule{device, "make", elsewhere},
        FieldRule{device, "model", elsewhere},
        FieldRule{device, "state", elsewhere},
        FieldRule{device, "hub", elsewhere},
        FieldRule{device, "hindrance", elsewhere},
        FieldRule{device, "next", elsewhere},
        FieldRule{device, "version", elsewhere},
        FieldRule{device, "serial", within},
        FieldRule{device, "custody", within},
        FieldRule{device, "media", within},
        FieldRule{device, "wipe", within},
        FieldRule{device, "grade", within},
        FieldRule{device, "reservation", within},
        FieldRule{device, "due", within},
        FieldRule{device, "has_conflict", within},
        FieldRule{device, "created_at", within},
        FieldRule{event, "id", within},
        FieldRule{event, "seq", within},
        FieldRule{event, "event", within},
        FieldRule{event, "at", within},
        FieldRule{event, "recorded_at", within},
        FieldRule{event, "actor", within},
        FieldRule{event, "hub", within},
        FieldRule{event, "scanner", within},
        FieldRule{event, "evidence", within},
        FieldRule{event, "media", within},
        FieldRule{event, "outcome", within},
        FieldRule{event, "state", within},
        FieldRule{event, "conflict", within},
        FieldRule{event, "previous", within},
        FieldRule{event, "hash", within},
    };
}();

}  // namespace

std::string_view name_of(Object object) {
    return object_names.at(static_cast<std::size_t>(object)).name;
}

std::span<const Object> all_objects() { return object_list; }

std::string_view name_of(Relation relation) {
    switch (relation) {
        case Relation::stranger:
            return "stranger";
        case Relation::elsewhere:
            return "elsewhere";
        case Relation::within:
            return "within";
    }
    return "";
}

std::span<const FieldRule> field_rules() { return field_table; }

bool shows(Object object, std::string_view field, Relation relation) {
    const auto* const rule = std::ranges::find_if(field_table, [&](const FieldRule& row) {
        return row.object == object && row.field == field;
    });
    return rule != field_table.end() && relation >= rule->least;
}

}  // namespace kitbank
