#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "server/web/fault.h"
#include "server/web/fields.h"
#include "server/web/request.h"

namespace kitbank::web {

struct UploadedFile {
    std::string field;
    std::string name;        // without any folder; for showing only, never used as a path
    std::string media_type;  // as the browser said; not believed
    std::string content;     // byte for byte
};

struct Form {
    Fields fields;
    std::optional<UploadedFile> file;  // one at most; a file input left empty is no file
};

// Reads the body of a page's form: application/x-www-form-urlencoded, or multipart/form-data as
// RFC 7578 and browsers write it. Anything else is unsupported_media_type.
Parsed<Form> parse_form(const Request& request);

// The strict part reader. The body must begin with its first boundary and end with its last one:
// no text before, after or between; each part has one Content-Disposition and at most one
// Content-Type. Written here because Poco's MailMessage and HTMLForm decode mail headers and
// transfer encodings that no browser sends.
Parsed<Form> parse_multipart(std::string_view body, std::string_view boundary);

}  // namespace kitbank::web
