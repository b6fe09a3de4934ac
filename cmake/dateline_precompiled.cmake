# What nearly every source includes is parsed once for all of them. Without it a source that forgets an include is
# noticed, so the build for development does without.
option(DATELINE_PRECOMPILED "Parse the headers that nearly every source includes once" OFF)

# The compiler takes precompiled headers only in sources that it compiles in the same way: libraries and programs are
# told apart by -fPIC and -fPIE, and fmt's headers have to be told that fmt is a library. `dateline_warnings` has the rest.
if(DATELINE_PRECOMPILED)
  set(standard <algorithm> <array> <charconv> <chrono> <cmath> <cstdint> <filesystem> <functional> <map> <memory>
               <optional> <set> <span> <string> <string_view> <system_error> <unordered_map> <utility> <variant> <vector>
               <fmt/format.h>)
  file(WRITE ${CMAKE_BINARY_DIR}/precompiled/empty.cpp "")
  file(WRITE ${CMAKE_BINARY_DIR}/precompiled/main.cpp "int main() {}\n")
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # g++ 12 forgets which of what it has parsed before stands in system headers, and warns of what it inlines from there.
    target_compile_options(dateline_warnings INTERFACE
      -Wno-array-bounds -Wno-stringop-overflow -Wno-stringop-overread -Wno-maybe-uninitialized)
  endif()
  function(dateline_precompiled_in target)
    target_link_libraries(${target} PRIVATE fmt::fmt dateline_warnings)
    target_precompile_headers(${target} PRIVATE ${ARGN})
  endfunction()
  add_library(dateline_precompiled_library OBJECT ${CMAKE_BINARY_DIR}/precompiled/empty.cpp)
  dateline_precompiled_in(dateline_precompiled_library ${standard})
  add_executable(dateline_precompiled_program ${CMAKE_BINARY_DIR}/precompiled/main.cpp)
  dateline_precompiled_in(dateline_precompiled_program ${standard})
  if(DATELINE_TESTS)
    find_package(GTest REQUIRED)
    add_executable(dateline_precompiled_test ${CMAKE_BINARY_DIR}/precompiled/main.cpp)
    target_link_libraries(dateline_precompiled_test PRIVATE GTest::gmock)
    dateline_precompiled_in(dateline_precompiled_test ${standard} <gmock/gmock.h> <gtest/gtest.h>)
  endif()
endif()

# dateline_precompiled(TARGET library|program|test): lets TARGET, which is one, use them.
function(dateline_precompiled target kind)
  if(DATELINE_PRECOMPILED)
    target_link_libraries(${target} PRIVATE $<BUILD_INTERFACE:fmt::fmt>)
    target_precompile_headers(${target} REUSE_FROM dateline_precompiled_${kind})
  endif()
endfunction()
