# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
# cmake -DLUPDATE=… -DFOLDER=… -P update.cmake: brings the catalogues in FOLDER up to date with the
# sources. By folders and not by targets, so that it does not depend on what this computer builds.
file(GLOB catalogues ${FOLDER}/qonsent_*.ts)
foreach(catalogue IN LISTS catalogues)
    set(options)
    if(catalogue MATCHES "qonsent_en\\.ts$")
        set(options -pluralonly)
    endif()
    execute_process(
        COMMAND ${LUPDATE} -silent -I . ${options} -no-obsolete -locations none -extensions cpp,h
            oauthcore widgets app translations/qtwords.cpp -ts ${catalogue}
        WORKING_DIRECTORY ${CMAKE_CURRENT_LIST_DIR}/..
        COMMAND_ERROR_IS_FATAL ANY)
endforeach()
