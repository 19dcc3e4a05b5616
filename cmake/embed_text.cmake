# kitbank_embed(target NAMESPACE n ROOT folder PATTERN glob)
#
# Text files become constants: folder/devices/device_by_tag.sql is kitbank::n::device_by_tag, a
# std::string_view, declared in "embedded/n.h"; kitbank::n::all lists them by path in name order.
# File names are unique below a root. The text is never written in C++.
function(kitbank_embed target)
    cmake_parse_arguments(embed "" "NAMESPACE;ROOT;PATTERN" "" ${ARGN})
    get_target_property(type ${target} TYPE)
    if(type STREQUAL "INTERFACE_LIBRARY")
        return()
    endif()
    set(root ${CMAKE_SOURCE_DIR}/${embed_ROOT})
    file(GLOB_RECURSE files CONFIGURE_DEPENDS ${root}/${embed_PATTERN})
    list(SORT files)
    set(folder ${CMAKE_BINARY_DIR}/embedded_${embed_NAMESPACE})
    set(header ${folder}/embedded/${embed_NAMESPACE}.h)
    set(source ${folder}/${embed_NAMESPACE}.cpp)
    string(REPLACE ";" "|" file_list "${files}")
    add_custom_command(OUTPUT ${header} ${source}
        COMMAND ${CMAKE_COMMAND} -D "files=${file_list}" -D root=${root} -D name=${embed_NAMESPACE}
            -D header=${header} -D source=${source} -P ${CMAKE_SOURCE_DIR}/cmake/embed_text_run.cmake
        DEPENDS ${files} ${CMAKE_SOURCE_DIR}/cmake/embed_text_run.cmake VERBATIM)
    target_sources(${target} PRIVATE ${source} ${header})
    target_include_directories(${target} PUBLIC ${folder})
endfunction()
