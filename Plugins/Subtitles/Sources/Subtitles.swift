// Subtitles: a step.
