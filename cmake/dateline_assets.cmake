# The data that programs read at run time, laid out in <build>/share/dateline as it will be installed.
#
# dateline_asset(DESTINATION FROM file)
#   copies `file` (relative to the top of the sources) to share/dateline/DESTINATION.
# dateline_asset(DESTINATION COMMAND command args... DEPENDS file_or_target...)
#   makes share/dateline/DESTINATION by a command, which is to write ${DATELINE_SHARE}/DESTINATION.
#
# All are built with the target dateline_assets; what reads them (a test, a program) depends on it.
# DESTINATION keeps its folders, also when installed.
set(DATELINE_SHARE ${PROJECT_BINARY_DIR}/share/dateline)
add_custom_target(dateline_assets ALL)

function(dateline_asset destination)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "FROM" "COMMAND;DEPENDS")
  set(output ${DATELINE_SHARE}/${destination})
  get_filename_component(folder ${output} DIRECTORY)
  if(arg_FROM)
    set(source ${PROJECT_SOURCE_DIR}/${arg_FROM})
    if(NOT EXISTS ${source})
      message(FATAL_ERROR "dateline_asset(${destination}): there is no file ${source}")
    endif()
    set(command ${CMAKE_COMMAND} -E copy ${source} ${output})
    list(APPEND arg_DEPENDS ${source})
  elseif(arg_COMMAND)
    set(command ${arg_COMMAND})
  else()
    message(FATAL_ERROR "dateline_asset(${destination}): say FROM or COMMAND")
  endif()
  add_custom_command(OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -E make_directory ${folder}
    COMMAND ${command}
    DEPENDS ${arg_DEPENDS}
    COMMENT "Laying out share/dateline/${destination}"
    VERBATIM)
  string(MAKE_C_IDENTIFIER ${destination} id)
  add_custom_target(dateline_asset_${id} DEPENDS ${output})
  add_dependencies(dateline_assets dateline_asset_${id})
  set_property(GLOBAL APPEND PROPERTY dateline_assets_laid_out ${output})
  get_filename_component(installed ${destination} DIRECTORY)
  install(FILES ${output} DESTINATION ${CMAKE_INSTALL_DATADIR}/dateline/${installed})
endfunction()

# dateline_assets(FROM folder DESTINATION folder FILES name...): several copies at once.
function(dateline_assets)
  cmake_parse_arguments(arg "" "FROM;DESTINATION" "FILES" ${ARGN})
  foreach(file IN LISTS arg_FILES)
    dateline_asset(${arg_DESTINATION}/${file} FROM ${arg_FROM}/${file})
  endforeach()
endfunction()
