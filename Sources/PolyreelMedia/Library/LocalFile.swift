/// A path as libav takes it: always a file, whatever colons the path has in it.
func localFile(_ path: String) -> String { "file:" + path }
