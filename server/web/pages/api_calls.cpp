#include "server/web/pages/api_calls.h"

#include <algorithm>
#include <array>

#include "server/web/text.h"

namespace kitbank::web {
namespace {

constexpr std::array<std::string_view, 5> methods = {"get", "post", "put", "patch", "delete"};

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::size_t depth_of(std::string_view line) {
    return std::min(line.find_first_not_of(' '), line.size());
}

std::string_view unquoted(std::string_view text) {
    const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') &&
                        text.back() == text.front();
    return quoted ? text.substr(1, text.size() - 2) : text;
}

// The text of a key at lines[at]: on the same line, or in the deeper lines that follow.
std::string text_at(const std::vector<std::string_view>& lines, std::size_t at) {
    const auto line = trim_spaces(lines[at]);
    std::string text(unquoted(trim_spaces(line.substr(line.find(':') + 1))));
    const bool is_block = text == "|" || text == ">" || text == ">-" || text == "|-";
    if (is_block) text.clear();
    for (auto next = at + 1; next < lines.size(); ++next) {
        if (depth_of(lines[next]) <= depth_of(lines[at])) break;
        if (!text.empty()) text += " ";
        text += trim_spaces(lines[next]);
    }
    return text;
}

bool is_key(std::string_view line, std::size_t depth, std::string_view key) {
    return depth_of(line) == depth && line.substr(depth, key.size()) == key &&
           line.substr(depth + key.size(), 1) == ":";
}

std::string upper_case(std::string_view text) {
    std::string result(text);
    std::ranges::transform(result, result.begin(),
                           [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    return result;
}

}  // namespace

std::vector<ApiCall> api_calls(std::string_view yaml) {
    const auto lines = lines_of(yaml);
    std::vector<ApiCall> calls;
    std::string path;
    bool in_paths = false;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const auto line = lines[at];
        const auto depth = depth_of(line);
        if (line.empty() || depth == line.size()) continue;
        if (depth == 0) in_paths = line == "paths:";
        if (!in_paths) continue;
        if (depth == 2 && line.back() == ':') path = unquoted(line.substr(2, line.size() - 3));
        for (const auto method : methods) {
            if (is_key(line, 4, method)) calls.push_back({upper_case(method), path, "", ""});
        }
        if (calls.empty()) continue;
        if (is_key(line, 6, "summary")) calls.back().summary = text_at(lines, at);
        if (is_key(line, 6, "description")) calls.back().description = text_at(lines, at);
    }
    return calls;
}

}  // namespace kitbank::web
