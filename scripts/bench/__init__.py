"""The bench: the same seeded corpus built by this paper and by other generators, as ratios in one run."""
