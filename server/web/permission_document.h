#pragma once

#include <string>

namespace kitbank::web {

// docs/permissions.md: who may do what, as the tables have it that the server obeys (roles in
// core/permission.h, fields in core/policy.h, steps in core/devices/lifecycle.h, addresses in
// web/routes.cpp). Markdown for people; `kitbank-server permissions` writes it, and a test fails when
// the file differs.
std::string permission_document();

}  // namespace kitbank::web
