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
    string(REGEX MATCH "(//|#) \\[${mark}\\]\n(.*)\n *(//|#) \\[${mark}\\]" whole "${text}")
    string(STRIP "${CMAKE_MATCH_2}" text)
    set(${result} "${text}" PARENT_SCOPE)
endfunction()

# The README shows exactly what is compiled here.
file(READ ${README} readme)
foreach(part IN ITEMS "${CONSUMER}/CMakeLists.txt,build" "${CONSUMER}/main.cpp,program"
        "${CONSUMER}/apptest.cpp,test" "${CONSUMER}/stored.cpp,stored" "${CONSUMER}/calls.cpp,calls"
        "${EXAMPLES}/signinbutton/CMakeLists.txt,build"
        "${EXAMPLES}/signinbutton/mainwindow.cpp,button")
    string(REPLACE "," ";" part "${part}")
    list(GET part 0 file)
    list(GET part 1 mark)
    snippet(${file} ${mark} text)
    string(FIND "${readme}" "${text}" at)
    if("${text}" STREQUAL "" OR at EQUAL -1)
        message(FATAL_ERROR "README.md does not show the part \"${mark}\" of ${file} as it is:\n${text}")
    endif()
endforeach()

# build(source name …): \a source as a project of its own, against the installed kit and with the
# compiler that made it, in the folder \a name.
set(prefix ${WORK_DIR}/prefix)
function(build source name)
    run(${CMAKE_COMMAND} -G Ninja -S ${source} -B ${WORK_DIR}/${name}
        -DCMAKE_PREFIX_PATH=${prefix} -DCMAKE_CXX_COMPILER=${COMPILER} ${ARGN})
    run(${CMAKE_COMMAND} --build ${WORK_DIR}/${name})
endfunction()

file(REMOVE_RECURSE ${prefix})
run(${CMAKE_COMMAND} --install ${BUILD_DIR} --prefix ${prefix})
set(flags)
if(SANITIZE)
    set(flags -fsanitize=${SANITIZE})
endif()

file(REMOVE_RECURSE ${WORK_DIR}/consumer-build)
build(${CONSUMER} consumer-build -DCMAKE_CXX_FLAGS=${flags})
run(${WORK_DIR}/consumer-build/apptest)
run(${WORK_DIR}/consumer-build/calls)
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

if(NOT EXISTS ${prefix}/share/qonsent/pages/relay.html)
    message(FATAL_ERROR "The page that passes a redirect on is not installed.")
endif()

# The examples: each alone, as somebody builds it who has copied its folder; what the strictest
# users compile with makes no warning.
separate_arguments(BUILT_EXAMPLES)
foreach(example IN LISTS BUILT_EXAMPLES)
    file(REMOVE_RECURSE ${WORK_DIR}/${example})
    build(${EXAMPLES}/${example} ${example}
        "-DCMAKE_CXX_FLAGS=-Wall -Wextra -Wpedantic -Werror -DQT_NO_KEYWORDS -DQT_NO_CAST_FROM_ASCII ${flags}")
    run(${WORK_DIR}/${example}/${example} --help)
endforeach()

# Their windows, clicked. The browser engine does not run as root: nobody does it then, in a home of
# nobody's own.
if(BUILT_EXAMPLES)
    file(REMOVE_RECURSE ${WORK_DIR}/clicks)
    build(${CLICKS} clicks -DEXAMPLES=${EXAMPLES} -DQONSENT_PROGRAM=${prefix}/bin/qonsent
        -DCMAKE_CXX_FLAGS=${flags})
endif()
execute_process(COMMAND id -u OUTPUT_VARIABLE user OUTPUT_STRIP_TRAILING_WHITESPACE)
foreach(example IN LISTS BUILT_EXAMPLES)
    set(home ${WORK_DIR}/clicks/home-${example})
    file(MAKE_DIRECTORY ${home})
    set(as)
    set(engine)
    if(example STREQUAL "consentdialog")
        set(engine ASAN_OPTIONS=new_delete_type_mismatch=0:detect_leaks=0) # Chromium's own
    endif()
    if(example STREQUAL "consentdialog" AND user EQUAL 0)
        file(CHMOD ${home} PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE
            GROUP_READ GROUP_WRITE GROUP_EXECUTE WORLD_READ WORLD_WRITE WORLD_EXECUTE)
        set(as setpriv --reuid=65534 --regid=65534 --clear-groups)
    endif()
    run(${as} ${CMAKE_COMMAND} -E env --unset=XDG_RUNTIME_DIR --unset=XDG_DATA_HOME
        --unset=XDG_CONFIG_HOME --unset=XDG_CACHE_HOME HOME=${home} TMPDIR=${home} ${engine}
        ${WORK_DIR}/clicks/tst_${example})
endforeach()
