#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace kitbank {

// What a route is about. With the permission it names, a row of the route table says who may do what
// to which thing; `none` is for what belongs to nobody (help, health, the public page of a tag).
enum class Object : std::uint8_t {
    unsaid,
    none,
    self,  // the caller's own account, sessions and choices
    device,
    batch,     // of printed labels
    evidence,  // of wipes
    conflict,
    scan,  // one that was set aside
    hub,
    person,
    membership,
    invitation,
    token,
    organisation,
    provider,  // of sign-in
    resident,
    register_entry,  // of the registers of complaints and subject access
    monitoring,
    audit,
    checkpoint,
    certificate,
};

std::string_view name_of(Object object);
std::span<const Object> all_objects();

}  // namespace kitbank
