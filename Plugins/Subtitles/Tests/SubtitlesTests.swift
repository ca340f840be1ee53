// Tests of Subtitles.
