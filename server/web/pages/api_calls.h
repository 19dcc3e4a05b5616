#pragma once

#include <string>
#include <string_view>
#include <vector>

// The calls of our own OpenAPI file, for people to read. It reads the plain block style that the
// file is written in (two spaces a level, one-line or folded texts), and no other YAML.
namespace kitbank::web {

struct ApiCall {
    std::string method;  // GET
    std::string path;
    std::string summary;
    std::string description;
};

std::vector<ApiCall> api_calls(std::string_view yaml);

}  // namespace kitbank::web
