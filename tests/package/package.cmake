# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
function(run)
    execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(NOT result EQUAL 0)
        list(JOIN ARGV " " command)
        message(FATAL_ERROR "${command}\n${output}")
    endif()
endfunction()

# \a file between its two lines that hold \a mark.
function(snippet file mark result)
    file(READ ${file} text)
    string(REGEX MATCH "(//|#) \\[${mark}\\]\n(.*)\n(//|#) \\[${mark}\\]" whole "${text}")
    string(STRIP "${CMAKE_MATCH_2}" text)
    set(${result} "${text}" PARENT_SCOPE)
endfunction()

# The README shows exactly what is compiled here.
file(READ ${README} readme)
foreach(part IN ITEMS "CMakeLists.txt,build" "main.cpp,program" "apptest.cpp,test" "stored.cpp,stored")
    string(REPLACE "," ";" part "${part}")
    list(GET part 0 file)
    list(GET part 1 mark)
    snippet(${CONSUMER}/${file} ${mark} text)
    string(FIND "${readme}" "${text}" at)
    if("${text}" STREQUAL "" OR at EQUAL -1)
        message(FATAL_ERROR "README.md does not show the part \"${mark}\" of ${file} as it is:\n${text}")
    endif()
endforeach()

set(prefix ${WORK_DIR}/prefix)
file(REMOVE_RECURSE ${prefix} ${WORK_DIR}/consumer-build)
run(${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${prefix})
set(flags)
if(SANITIZE)
    set(flags "-DCMAKE_CXX_FLAGS=-fsanitize=${SANITIZE}")
endif()
run(${CMAKE_COMMAND} -G Ninja -S ${CONSUMER} -B ${WORK_DIR}/consumer-build
    -DCMAKE_PREFIX_PATH=${prefix} ${flags})
run(${CMAKE_COMMAND} --build ${WORK_DIR}/consumer-build)
run(${WORK_DIR}/consumer-build/apptest)
# without an issuer the program says what is missing and exits with "wrong usage"
execute_process(COMMAND ${WORK_DIR}/consumer-build/app RESULT_VARIABLE result ERROR_VARIABLE said)
if(NOT result EQUAL 2 OR NOT said MATCHES "issuer")
    message(FATAL_ERROR "app without an issuer: exit ${result}, said: ${said}")
endif()
# the stored one finds nobody in an empty home, and makes no vault there; what it watches for the
# changes of others is an empty file
file(MAKE_DIRECTORY ${WORK_DIR}/home)
execute_process(COMMAND ${CMAKE_COMMAND} -E env HOME=${WORK_DIR}/home XDG_DATA_HOME=${WORK_DIR}/home
    ${WORK_DIR}/consumer-build/stored RESULT_VARIABLE result ERROR_VARIABLE said)
file(GLOB_RECURSE left ${WORK_DIR}/home/*)
list(FILTER left EXCLUDE REGEX "/qonsent/locks$")
if(NOT result EQUAL 0 OR NOT said MATCHES "Nobody has signed in yet" OR left)
    message(FATAL_ERROR "stored in an empty home: exit ${result}, said: ${said}, left: ${left}")
endif()
