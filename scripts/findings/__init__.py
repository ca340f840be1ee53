"""The page of findings, made from the sources."""
