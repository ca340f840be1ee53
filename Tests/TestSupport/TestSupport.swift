// TestSupport: what the test targets share.
