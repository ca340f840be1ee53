// Tests of the polyreel executable.
