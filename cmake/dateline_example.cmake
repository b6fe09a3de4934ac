# dateline_example(NAME FROM folder STORIES file... SCENES file)
#
# Makes the project share/dateline/briefing/NAME.dateline of stories and of scenes, with the program itself, as its
# users would. `folder` and the stories are relative to the top of the sources; all of them are laid out beside the
# project, which names them. The same sources give the same bytes. To be called behind all that has dateline_asset().
function(dateline_example name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "SCENES" "STORIES")
  set(folder ${DATELINE_SHARE}/briefing)
  set(laid_out)
  set(stories)
  foreach(file IN LISTS arg_STORIES arg_SCENES)
    get_filename_component(short ${file} NAME)
    dateline_asset(briefing/${short} FROM ${file})
    list(APPEND laid_out ${folder}/${short})
    if(NOT file STREQUAL arg_SCENES)
      list(APPEND stories ${short})
    endif()
  endforeach()
  get_filename_component(scenes ${arg_SCENES} NAME)
  get_property(read_by_it GLOBAL PROPERTY dateline_assets_laid_out)
  set(outputs ${folder}/${name}.dateline ${folder}/${name}.dateline-readings)
  list(JOIN stories "|" listed)
  add_custom_command(OUTPUT ${outputs}
    COMMAND ${CMAKE_COMMAND} -D PROGRAM=$<TARGET_FILE:dateline> -D FOLDER=${folder} -D NAME=${name}
            "-DSTORIES=${listed}" -D SCENES=${scenes} -P ${PROJECT_SOURCE_DIR}/cmake/make_example.cmake
    DEPENDS dateline ${read_by_it} ${laid_out} ${PROJECT_SOURCE_DIR}/cmake/make_example.cmake
    COMMENT "Making share/dateline/briefing/${name}.dateline"
    VERBATIM)
  add_custom_target(dateline_${name} ALL DEPENDS ${outputs})
  add_dependencies(dateline_${name} dateline_assets)
  install(FILES ${outputs} DESTINATION ${CMAKE_INSTALL_DATADIR}/dateline/briefing)
endfunction()
