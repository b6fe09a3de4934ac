# dateline_module(NAME SOURCES a.cpp ... HEADERS a.hpp ... [DEPENDS dateline::x ...] [LIBRARIES lib ...])
#
# Makes the static library dateline_NAME with the alias dateline::NAME from the current folder. DEPENDS
# are our modules and are visible to users of this one; LIBRARIES are foreign and stay private unless
# listed after PUBLIC_LIBRARIES. Every header is also compiled alone, so that none leans on its users.
function(dateline_module name)
  cmake_parse_arguments(arg "" "" "SOURCES;HEADERS;DEPENDS;LIBRARIES;PUBLIC_LIBRARIES" ${ARGN})
  set(target dateline_${name})
  add_library(${target} STATIC ${arg_SOURCES} ${arg_HEADERS})
  add_library(dateline::${name} ALIAS ${target})
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR}/src ${PROJECT_BINARY_DIR}/generated)
  target_link_libraries(${target} PUBLIC ${arg_DEPENDS} ${arg_PUBLIC_LIBRARIES}
                        PRIVATE ${arg_LIBRARIES} $<BUILD_INTERFACE:dateline_warnings>)
  dateline_precompiled(${target} library)
  if(DATELINE_HEADER_CHECKS AND arg_HEADERS)
    set(alone)
    foreach(header IN LISTS arg_HEADERS)
      string(MAKE_C_IDENTIFIER ${header} id)
      set(file ${CMAKE_CURRENT_BINARY_DIR}/alone/${id}.cpp)
      file(GENERATE OUTPUT ${file} CONTENT "#include \"${name}/${header}\"  // IWYU pragma: keep\n")
      list(APPEND alone ${file})
    endforeach()
    add_library(${target}_headers OBJECT ${alone})
    target_link_libraries(${target}_headers PRIVATE ${target} ${arg_LIBRARIES} dateline_warnings)
  endif()
endfunction()

# dateline_test(NAME SOURCES a_test.cpp ... [LIBRARIES dateline::x ...] [LABELS l ...])
#
# Makes one test program dateline_NAME_test, registered case by case, so that ctest names what failed.
# Unit tests have the label `unit`: the sanitizers run those. The data of share/dateline are there
# before the tests run.
function(dateline_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;LIBRARIES;LABELS" ${ARGN})
  set(target dateline_${name}_test)
  add_executable(${target} ${arg_SOURCES})
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${target} PRIVATE ${arg_LIBRARIES} GTest::gmock GTest::gtest_main dateline_warnings)
  dateline_precompiled(${target} test)
  target_compile_definitions(${target} PRIVATE
    DATELINE_SOURCE_DIR="${PROJECT_SOURCE_DIR}" DATELINE_BINARY_DIR="${PROJECT_BINARY_DIR}")
  gtest_discover_tests(${target} DISCOVERY_TIMEOUT 120 TEST_LIST ${target}_cases)
  # gtest_discover_tests flattens lists: of several labels only the first would arrive.
  set(properties ${CMAKE_CURRENT_BINARY_DIR}/${target}_properties.cmake)
  # Where Mesa's threads end just then, the search for leaks at the end of a program breaks off now and then ("Tracer
  # caught signal 11"), which fails the test although nothing is wrong with it.
  set(environment "")
  if("gl" IN_LIST arg_LABELS AND DATELINE_SANITIZE MATCHES address)
    set(environment "ENVIRONMENT \"ASAN_OPTIONS=detect_stack_use_after_return=1:strict_string_checks=1:detect_leaks=0\"")
  endif()
  file(WRITE ${properties}
    "if(${target}_cases)\n"
    "  set_tests_properties(\${${target}_cases} PROPERTIES LABELS \"${arg_LABELS}\" TIMEOUT 300 ${environment})\n"
    "endif()\n")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES ${properties})
  add_dependencies(${target} dateline_assets)
  if("unit" IN_LIST arg_LABELS)
    add_dependencies(unit_tests ${target})
  endif()
endfunction()
