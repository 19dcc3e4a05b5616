#include "server/core/policy.h"

#include <array>

namespace kitbank {
namespace {

constexpr std::array object_list = {
    Object::none,         Object::self,       Object::device,     Object::batch,
    Object::evidence,     Object::conflict,   Object::scan,       Object::hub,
    Object::person,       Object::membership, Object::invitation, Object::token,
    Object::organisation, Object::provider,   Object::resident,   Object::register_entry,
    Object::monitoring,   Object::audit,      Object::checkpoint, Object::certificate,
};

constexpr std::array<std::string_view, object_list.size() + 1> object_names = {
    "unsaid",   "none",         "self",        "device",   "batch",          "evidence",
    "conflict", "scan",         "hub",         "person",   "membership",     "invitation",
    "token",    "organisation", "provider",    "resident", "register_entry", "monitoring",
    "audit",    "checkpoint",   "certificate",
};

}  // namespace

std::string_view name_of(Object object) { return object_names[static_cast<std::size_t>(object)]; }
std::span<const Object> all_objects() { return object_list; }

}  // namespace kitbank
