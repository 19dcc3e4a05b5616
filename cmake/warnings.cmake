# One interface target carries the warnings, sanitizers and hardening of all our own code.
add_library(kitbank_warnings INTERFACE)
target_compile_options(kitbank_warnings INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Wswitch
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)  # g++ 12 is wrong about "literal" + std::string at -O2

if(KITBANK_SANITIZE)
    add_compile_options(-fsanitize=${KITBANK_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    add_link_options(-fsanitize=${KITBANK_SANITIZE})
endif()
if(KITBANK_HARDEN)
    add_compile_options(-D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS -fstack-protector-strong -fPIE)
    add_link_options(-pie -Wl,-z,relro,-z,now)
endif()
