# Makes one project of stories and scenes; see dateline_example.cmake.
string(REPLACE "|" ";" STORIES "${STORIES}")
set(project ${NAME}.dateline)
set(ENV{SOURCE_DATE_EPOCH} 1409529600)  # midnight after the last story, for all who build it
set(ENV{XDG_DATA_HOME} ${FOLDER}/nobody)  # gazetteers and words of whoever builds are none of the example's
foreach(what "" -readings -journal -lock)
  file(REMOVE ${FOLDER}/${project}${what})
endforeach()
function(dateline)
  execute_process(COMMAND ${PROGRAM} project ${ARGN} WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE status
                  OUTPUT_VARIABLE told ERROR_VARIABLE told)
  if(NOT status EQUAL 0)
    file(REMOVE ${FOLDER}/${project})
    message(FATAL_ERROR "dateline project ${ARGN} ended with status ${status}:\n${told}")
  endif()
endfunction()
dateline(new ${project})
dateline(add ${project} ${STORIES} --user Dateline)
dateline(scenes ${project} ${SCENES} --user Dateline)
foreach(what -journal -lock)
  file(REMOVE ${FOLDER}/${project}${what})
endforeach()
