"""The benchmark: Polyreel beside one ffmpeg process that makes the same films. See README.md."""
