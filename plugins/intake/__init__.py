"""READ: the only room that reads content. It makes one Paper of what the groups handed in.

`reading.read_paper` is the door; everything else here serves it, in this order:
`gate` (which files), `front_matter` (fields), `registry` (groups, people, sections, topics, places),
`markdown` and `sanitiser` (bodies), `links` (where they lead), `pieces` (what comes of it); `notebook` has what need not be
read again.
"""

CONVERTER = ("plugins.intake.markdown", "yaml")
"""What reads a text beside `manuscripts.py` and `front_matter.py`, which import it only where it is needed."""
