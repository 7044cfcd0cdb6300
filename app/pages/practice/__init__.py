"""Answer interview questions and read the review."""
