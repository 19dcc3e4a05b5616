#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "server/core/permission.h"
#include "server/core/policy.h"
#include "server/web/call.h"

namespace kitbank::web {

// Who may come through a route, and what it is about. There is no empty Access: a row without one does
// not compile.
class Access {
  public:
    // Public, and the row says so.
    static constexpr Access everyone() { return {Kind::everyone, {}, Object::none}; }
    static constexpr Access signed_in(Object object) { return {Kind::signed_in, {}, object}; }
    static constexpr Access needs(Permission permission, Object object) {
        return {Kind::permission, permission, object};
    }
    constexpr bool is_public() const { return kind_ == Kind::everyone; }
    constexpr bool admits(Role role) const {
        return kind_ != Kind::permission || may(role, permission_);
    }
    // None for a route that everyone, or everyone signed in, may use.
    constexpr std::optional<Permission> permission() const {
        return kind_ == Kind::permission ? std::optional{permission_} : std::nullopt;
    }
    constexpr Object object() const { return object_; }
    // "everyone", "signed_in" or the permission's name.
    std::string_view name() const;

  private:
    enum class Kind : std::uint8_t { everyone, signed_in, permission };
    constexpr Access(Kind kind, Permission permission, Object object)
        : kind_(kind), permission_(permission), object_(object) {}
    Kind kind_;
    Permission permission_;
    Object object_;
};

// What a route reads. The cap is checked before the first byte of the body is.
struct Body {
    std::uint64_t bytes_max = 0;
    std::span<const std::string_view> media_types;  // empty: no body is read
    // A delivery of offline scans: no Idempotency-Key is asked, and a token that is over may hand in.
    bool has_ids_inside = false;
};

struct Route {
    Method method;  // a GET row answers HEAD too
    std::string_view pattern;
    Access access;
    Body body;
    Response (*handle)(const Call&);
};

// The whole table, as routes.cpp has it on one page.
std::span<const Route> routes();

struct Match {
    const Route* route = nullptr;
    std::vector<std::pair<std::string_view, std::string>> params;
    std::vector<Method> allowed;  // of all rows with this path, when none has the method
};

// Addresses are case-sensitive, with one exception: the address on a label is printed in capitals,
// so that its code is smaller, and /T/ is /t/.
Match find_route(Method method, const std::vector<std::string>& segments);

// Programs' addresses answer in JSON and take bearer tokens, all others are pages.
bool is_api_path(std::string_view path);

}  // namespace kitbank::web
