"""What a coach sees: only what candidates share."""
