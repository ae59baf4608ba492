"""How the paper looks: every kind of page in six languages, two directions, two colour schemes and three widths.

`make pictures` takes them all, lays them on sheets to look at, and says which differ from the pictures taken before.
What a program can see by itself (cut words, text over text, a wrong direction) is in `faults.py`, and is a test.
"""
