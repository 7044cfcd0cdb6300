"""Upload a resume and see how it was read."""
