"""The vocabulary of project offices, as data: one file per certification, the rest by kind."""
