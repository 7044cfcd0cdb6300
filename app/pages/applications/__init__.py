"""Where each saved posting stands."""
