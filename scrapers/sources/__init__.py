"""One file per source: which addresses to ask, and how to read what comes back."""
