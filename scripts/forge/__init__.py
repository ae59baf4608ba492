"""Code hosts: where submissions come from, who approved of them, and where the check's answer goes."""
