"""One click into the sample data."""
