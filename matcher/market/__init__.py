"""A whole market of postings, kept as columns of numbers so that one resume meets all of them."""
