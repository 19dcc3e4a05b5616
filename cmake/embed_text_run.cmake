# The build-time half of embed_text.cmake. Long texts are cut into pieces: a compiler need not take
# a string literal above 65,536 characters.
string(REPLACE "|" ";" files "${files}")
set(declarations "")
set(definitions "")
set(entries "")
foreach(file IN LISTS files)
    get_filename_component(constant ${file} NAME_WE)
    file(RELATIVE_PATH path ${root} ${file})
    file(READ ${file} text HEX)
    string(REGEX REPLACE "(................................)" "\\1\n" text "${text}")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," text "${text}")
    string(MAKE_C_IDENTIFIER "${constant}" constant)
    string(APPEND declarations "extern const std::string_view ${constant};\n")
    string(APPEND definitions "constexpr char ${constant}_text[] = {\n${text}'\\0'};\n"
        "const std::string_view ${constant}{${constant}_text, sizeof ${constant}_text - 1};\n")
    string(APPEND entries "    {\"${path}\", {${constant}_text, sizeof ${constant}_text - 1}},\n")
endforeach()
string(CONCAT head "#pragma once\n#include <span>\n#include <string_view>\n"
    "namespace kitbank::${name} {\nstruct Text { std::string_view path; std::string_view text; };\n"
    "${declarations}" "std::span<const Text> all();\n}\n")
file(WRITE ${header} "${head}")
file(WRITE ${source} "#include \"embedded/${name}.h\"\nnamespace kitbank::${name} {\n${definitions}"
    "static constexpr Text texts[] = {\n${entries}    {\"\", {}}};\n"
    "std::span<const Text> all() { return {texts, std::size(texts) - 1}; }\n}\n")
