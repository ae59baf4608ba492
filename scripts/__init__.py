"""The `paper` command, and the tools that made the sample paper."""
