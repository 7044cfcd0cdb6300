"""The person's own account."""
