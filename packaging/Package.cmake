# SPDX-License-Identifier: GPL-3.0-or-later
# `cpack -G DEB` in the build folder. dpkg's own triggers refresh the desktop, MIME and icon caches.
set(CPACK_PACKAGE_NAME irodori)
set(CPACK_PACKAGE_VENDOR "The Irodori authors")
set(CPACK_PACKAGE_CONTACT "The Irodori authors <irodori@irodori.invalid>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "repaint a photo in the style of a reference picture")
set(CPACK_PACKAGE_DESCRIPTION
    "Irodori is a studio for artists: a dropped-in photo is repainted, at once and on\n\
an ordinary computer, in the style of a dropped-in reference. With the window\n\
comes irodori-cli for scripts, and a first model.")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_GENERATOR DEB)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION graphics)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_GENERATE_SHLIBS OFF)
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "libopenblas0-openmp, opencv-data, qt6-translations-l10n")

include(CPack)
