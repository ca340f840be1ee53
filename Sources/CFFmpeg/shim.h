// FFmpeg's libraries as one Clang module, and the macros that Swift's importer drops.
#pragma once

#include <libavcodec/avcodec.h>
#include <libavcodec/bsf.h>
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libavutil/channel_layout.h>
#include <libavutil/display.h>
#include <libavutil/dovi_meta.h>
#include <libavutil/imgutils.h>
#include <libavutil/log.h>
#include <libavutil/opt.h>
#include <libavutil/pixdesc.h>
#include <libavutil/version.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>

/// `AVERROR_EOF`: nothing more will come (a macro built from a character tag).
static inline int polyreel_averror_eof(void) { return AVERROR_EOF; }
/// `AVERROR(EAGAIN)`: feed more input first.
static inline int polyreel_averror_again(void) { return AVERROR(EAGAIN); }
/// `AVERROR_INVALIDDATA`.
static inline int polyreel_averror_invalid_data(void) { return AVERROR_INVALIDDATA; }
/// `AVERROR(ENOSPC)`: the disk is full.
static inline int polyreel_averror_no_space(void) { return AVERROR(ENOSPC); }
/// `AV_NOPTS_VALUE`: a packet or frame without a time.
static inline int64_t polyreel_no_pts(void) { return AV_NOPTS_VALUE; }
