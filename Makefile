# A pangocairo.pc without -pthread, which SwiftPM refuses with a warning on every build.
export PKG_CONFIG_PATH := $(CURDIR)/.build/pkgconfig:$(PKG_CONFIG_PATH)
