"""The words of the newspaper as values and pure functions: no disk, no clock, no Pelican."""
