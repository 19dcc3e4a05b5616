# kitbank_library(name folder dependency...): a static library of every source below the folder,
# main.cpp and main_*.cpp apart (they are programs).
function(kitbank_library name folder)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.cpp)
    list(FILTER sources EXCLUDE REGEX "/main(_[a-z_]+)?\\.cpp$")
    if(sources)
        add_library(${name} STATIC ${sources})
        set(scope PUBLIC)
        target_link_libraries(${name} PRIVATE kitbank_warnings)
    else()
        add_library(${name} INTERFACE)
        set(scope INTERFACE)
    endif()
    target_include_directories(${name} ${scope} ${CMAKE_SOURCE_DIR})
    target_link_libraries(${name} ${scope} ${ARGN})
endfunction()

# kitbank_program(name main dependency...): one thin main on top of libraries.
function(kitbank_program name main)
    if(EXISTS ${CMAKE_SOURCE_DIR}/${main})
        add_executable(${name} ${main})
        target_link_libraries(${name} PRIVATE kitbank_warnings ${ARGN})
    endif()
endfunction()

# Tests are compiled once and run once: making them fast costs more than it saves. The libraries that they
# test are the optimised, hardened ones.
function(kitbank_compile_quickly name)
    if(KITBANK_HARDEN)
        target_compile_options(${name} PRIVATE -U_FORTIFY_SOURCE -O0)
    endif()
endfunction()

# kitbank_precompile(name header...): what most files of a target read is compiled once. A third of the time of each
# file goes there; ccache knows them by CCACHE_SLOPPINESS (CMakePresets.json).
function(kitbank_precompile name)
    get_target_property(type ${name} TYPE)
    if(NOT type STREQUAL "INTERFACE_LIBRARY")
        target_precompile_headers(${name} PRIVATE ${ARGN})
    endif()
endfunction()

# kitbank_test(name folder dependency...): one doctest program for a folder of tests.
function(kitbank_test name folder)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*_test.cpp)
    if(sources)
        add_executable(${name} ${sources} ${CMAKE_SOURCE_DIR}/tests/support/main_test.cpp)
        target_link_libraries(${name} PRIVATE kitbank_warnings doctest::doctest ${ARGN})
        target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR})
        target_compile_definitions(${name} PRIVATE KITBANK_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
        kitbank_compile_quickly(${name})
        set_source_files_properties(${CMAKE_SOURCE_DIR}/tests/support/main_test.cpp
            PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
        add_test(NAME ${name} COMMAND ${name})
    endif()
endfunction()
