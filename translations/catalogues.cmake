# SPDX-FileCopyrightText: 2026 The Qonsent authors
# SPDX-License-Identifier: MIT
# Compiles the catalogues into Qonsent::Core, where installTranslator() finds them. Included from
# there: a shared library wants its resources made in its own folder. A new language is a new file
# and a word here. English is the language of the sources; its catalogue holds the plural forms.
set(QONSENT_LANGUAGES de en)

# Not through Qt6LinguistTools, which Debian has in a package of its own, with Designer and more.
find_program(QONSENT_LRELEASE lrelease HINTS ${QT6_INSTALL_PREFIX}/${QT6_INSTALL_BINS})
if(NOT QONSENT_LRELEASE)
    message(STATUS "lrelease is not here (Debian: qt6-l10n-tools): Qonsent speaks only English")
    return()
endif()
set(catalogues)
foreach(language IN LISTS QONSENT_LANGUAGES)
    set(source ${PROJECT_SOURCE_DIR}/translations/qonsent_${language}.ts)
    set(catalogue ${CMAKE_CURRENT_BINARY_DIR}/translations/qonsent_${language}.qm)
    # without what nobody has translated yet: the English of the sources says more than nothing
    add_custom_command(OUTPUT ${catalogue}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_CURRENT_BINARY_DIR}/translations
        COMMAND ${QONSENT_LRELEASE} -silent -nounfinished ${source} -qm ${catalogue}
        DEPENDS ${source}
        COMMENT "Compiling translations/qonsent_${language}.ts"
        VERBATIM)
    list(APPEND catalogues ${catalogue})
endforeach()
qt_add_resources(oauthcore qonsent_translations
    PREFIX /qonsent/translations
    BASE ${CMAKE_CURRENT_BINARY_DIR}/translations
    FILES ${catalogues}
    OUTPUT_TARGETS catalogue_targets)
set_property(GLOBAL APPEND PROPERTY QONSENT_EXPORT_TARGETS ${catalogue_targets})
