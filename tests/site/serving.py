"""The server that tests look at a tree with: it does what `paper hosting` tells servers to do."""

from scripts.bench.serving import Server, served, serving

__all__ = ["Server", "served", "serving"]
