#include "server/web/request.h"

#include <algorithm>

#include "server/web/text.h"

namespace kitbank::web {

std::string_view name_of(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::delete_:
            return "DELETE";
    }
    return "";
}

std::optional<std::string_view> Headers::find(std::string_view name) const {
    const auto found = std::ranges::find(fields_, name, &Field::name);
    if (found == fields_.end()) return std::nullopt;
    return found->value;
}

Headers::Field* Headers::field(std::string_view name) {
    const auto found = std::ranges::find(fields_, name, &Field::name);
    return found == fields_.end() ? nullptr : &*found;
}

std::string Request::media_type() const {
    const auto value = headers.text("content-type");
    return lower_case(trim_spaces(value.substr(0, value.find(';'))));
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
    std::optional<std::string_view> found;
    auto rest = headers.text("cookie");
    while (!rest.empty()) {
        const auto end = rest.find(';');
        const auto pair = trim_spaces(rest.substr(0, end));
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
        if (found) return std::nullopt;
        found = pair.substr(equals + 1);
    }
    return found;
}

}  // namespace kitbank::web
