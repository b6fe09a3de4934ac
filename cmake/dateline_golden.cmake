# dateline_golden(NAME COMMAND program args ... @OUT@ ... [THRESHOLD share] [LABELS l ...])
#
# Runs the command, which is to write a PNG picture to @OUT@, and compares it with
# tests/golden/NAME.png. Fails when more than THRESHOLD of the pixels (0.01 where not given) look
# different to the eye, when the sizes differ, and when there is no such baseline. What was drawn and
# where it differs are left in <build>/golden/NAME.png and NAME.diff.png; after looking at them,
# script/golden NAME copies the picture to the baselines.
function(dateline_golden name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "THRESHOLD" "COMMAND;LABELS")
  if(NOT arg_THRESHOLD)
    set(arg_THRESHOLD 0.01)
  endif()
  set(out ${PROJECT_BINARY_DIR}/golden/${name}.png)
  string(REPLACE "@OUT@" "${out}" command "${arg_COMMAND}")
  string(REPLACE ";" "|" command "${command}")
  add_test(NAME golden.${name}
    COMMAND ${CMAKE_COMMAND} "-DRUN=${command}" -DOUT=${out}
            -DBASELINE=${PROJECT_SOURCE_DIR}/tests/golden/${name}.png -DTHRESHOLD=${arg_THRESHOLD}
            -DCOMPARE=$<TARGET_FILE:dateline_compare_pictures>
            -P ${PROJECT_SOURCE_DIR}/cmake/run_golden.cmake)
  set_tests_properties(golden.${name} PROPERTIES LABELS "golden;gl;${arg_LABELS}" TIMEOUT 300)
endfunction()
