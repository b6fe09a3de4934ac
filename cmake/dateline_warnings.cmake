# Warnings and sanitizers of our own code; libraries are included as SYSTEM and stay quiet.
add_library(dateline_warnings INTERFACE)
target_compile_options(dateline_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wuseless-cast
  -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference -Wdouble-promotion -Wformat=2
  -Wimplicit-fallthrough -Wextra-semi)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  target_compile_options(dateline_warnings INTERFACE -Wduplicated-cond -Wduplicated-branches -Wlogical-op)
  # g++ 12 sees null dereferences and overlapping copies inside the standard library's own inlined code.
  target_compile_options(dateline_warnings INTERFACE -Wno-null-dereference -Wno-restrict)
endif()
if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  target_compile_options(dateline_warnings INTERFACE -Wno-useless-cast -Wno-unknown-warning-option)
endif()
if(DATELINE_WERROR)
  target_compile_options(dateline_warnings INTERFACE -Werror)
endif()
if(DATELINE_SANITIZE)
  target_compile_options(dateline_warnings INTERFACE
    -fsanitize=${DATELINE_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # What sanitizers put in between hides from g++ 12 that a std::variant's parts are set.
    target_compile_options(dateline_warnings INTERFACE -Wno-maybe-uninitialized)
  endif()
  target_link_options(dateline_warnings INTERFACE -fsanitize=${DATELINE_SANITIZE})
endif()
