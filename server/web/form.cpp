#include "server/web/form.h"

#include <algorithm>
#include <utility>

#include "server/web/text.h"

namespace kitbank::web {
namespace {

constexpr std::size_t part_head_bytes_max = 4 * 1024;
constexpr std::size_t boundary_bytes_max = 70;
constexpr std::size_t file_name_bytes_max = 255;

Fault malformed(std::string sentence, std::string where = {}) {
    return {FaultCode::malformed, std::move(sentence), std::move(where)};
}

// The value of name="..." or name=token in a header's parameters; nothing when it is not there.
std::optional<std::string> parameter(std::string_view header, std::string_view name) {
    auto rest = header.substr(std::min(header.find(';'), header.size()));
    while (rest.starts_with(';')) {
        rest = trim_spaces(rest.substr(1));
        const auto equals = rest.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        const bool wanted = lower_case(rest.substr(0, equals)) == name;
        rest.remove_prefix(equals + 1);
        const bool quoted = rest.starts_with('"');
        if (quoted) rest.remove_prefix(1);
        const auto end = quoted ? rest.find('"') : std::min(rest.find(';'), rest.size());
        if (end == std::string_view::npos) return std::nullopt;
        if (wanted) return std::string(rest.substr(0, end));
        rest = trim_spaces(rest.substr(end + (quoted ? 1 : 0)));
    }
    return std::nullopt;
}

// Browsers write a quote and line ends inside a name as %22, %0D and %0A, and nothing else so.
std::string unescape_name(std::string text) {
    for (const auto& [escape, plain] :
         {std::pair{"%22", '"'}, std::pair{"%0D", '\r'}, std::pair{"%0A", '\n'}}) {
        for (auto at = text.find(escape); at != std::string::npos; at = text.find(escape, at + 1)) {
            text.replace(at, 3, 1, plain);
        }
    }
    return text;
}

struct PartHead {
    std::string name;
    std::optional<std::string> file_name;
    std::string media_type;
};

Parsed<PartHead> parse_part_head(std::string_view lines) {
    PartHead part;
    bool disposed = false;
    while (!lines.empty()) {
        const auto end = lines.find("\r\n");
        const auto line = lines.substr(0, end);
        lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 2);
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) return malformed("A part's header has no colon.");
        const auto header = lower_case(line.substr(0, colon));
        const auto value = trim_spaces(line.substr(colon + 1));
        if (header == "content-disposition" && !disposed && value.starts_with("form-data")) {
            disposed = true;
            part.name = unescape_name(parameter(value, "name").value_or(""));
            part.file_name = parameter(value, "filename");
        } else if (header == "content-type" && part.media_type.empty()) {
            part.media_type = lower_case(trim_spaces(value.substr(0, value.find(';'))));
        } else {
            return malformed("A part has a header that no form has.");
        }
    }
    if (part.name.empty()) return malformed("A part of the form has no name.");
    if (part.name.size() > field_name_bytes_max || !is_field_text(part.name)) {
        return malformed("A field's name is too long or not plain UTF-8 text.");
    }
    return part;
}

// The last part of what may have been a path on the sender's machine.
std::string base_name(std::string_view path) {
    return std::string(path.substr(path.find_last_of("/\\") + 1));
}

std::optional<Fault> add_file(Form& form, PartHead part, std::string_view content) {
    std::string name = base_name(unescape_name(std::move(*part.file_name)));
    if (name.empty() && content.empty()) return {};
    if (form.file) return malformed("One file at a time, please.", part.name);
    if (name.size() > file_name_bytes_max || !is_field_text(name)) {
        return malformed("The file's name is too long or not plain UTF-8 text.", part.name);
    }
    form.file = UploadedFile{std::move(part.name), std::move(name), std::move(part.media_type),
                             std::string(content)};
    return {};
}

std::optional<Fault> add_part(Form& form, std::string_view part_text) {
    const auto head_end = part_text.find("\r\n\r\n");
    if (head_end > part_head_bytes_max) {  // npos is larger than any limit
        return malformed("A part of the form does not begin with its headers.");
    }
    auto part = parse_part_head(part_text.substr(0, head_end));
    if (!part) return part.fault();
    const auto content = part_text.substr(head_end + 4);
    if (part.value().file_name) return add_file(form, std::move(part.value()), content);
    if (form.fields.size() == field_count_max) return malformed("There are more than 100 fields.");
    const bool plain = content.size() <= field_value_bytes_max && is_field_text(content);
    if (!plain) {
        return malformed("The field is too long or not plain UTF-8 text.", part.value().name);
    }
    form.fields.add(std::move(part.value().name), std::string(content));
    return {};
}

bool is_boundary(std::string_view text) {
    constexpr std::string_view marks = "'()+_,-./:=?";
    return !text.empty() && text.size() <= boundary_bytes_max &&
           std::ranges::all_of(text, [&](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      marks.find(c) != std::string_view::npos;
           });
}

}  // namespace

Parsed<Form> parse_form(const Request& request) {
    const std::string type = request.media_type();
    if (type == "application/x-www-form-urlencoded") {
        auto fields = parse_fields(request.body);
        if (!fields) return fields.fault();
        return Form{std::move(fields.value()), {}};
    }
    if (type == "multipart/form-data") {
        const auto boundary = parameter(request.headers.text("content-type"), "boundary");
        return parse_multipart(request.body, boundary.value_or(""));
    }
    return Fault{FaultCode::unsupported_media_type, "This address reads forms only.", {}};
}

Parsed<Form> parse_multipart(std::string_view body, std::string_view boundary) {
    if (!is_boundary(boundary)) return malformed("The form's boundary is missing or not plain.");
    const std::string opening = "--" + std::string(boundary);
    const std::string separator = "\r\n" + opening;
    if (!body.starts_with(opening)) return malformed("The form does not begin with its boundary.");
    body.remove_prefix(opening.size());
    Form form;
    while (!body.starts_with("--")) {
        if (!body.starts_with("\r\n"))
            return malformed("A boundary is not at the end of its line.");
        body.remove_prefix(2);
        const auto end = body.find(separator);
        if (end == std::string_view::npos) return malformed("The form is cut off.");
        if (auto fault = add_part(form, body.substr(0, end))) return *fault;
        body.remove_prefix(end + separator.size());
    }
    if (body != "--" && body != "--\r\n") return malformed("There is text after the form's end.");
    return form;
}

}  // namespace kitbank::web
