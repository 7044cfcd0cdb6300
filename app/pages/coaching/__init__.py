"""Whom a candidate lets in, and what they said."""
