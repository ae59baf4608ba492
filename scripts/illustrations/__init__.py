"""The picture desk: linocuts for the sample newspaper, drawn the same way every time."""
