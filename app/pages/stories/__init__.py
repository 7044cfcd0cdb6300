"""The stories that a person keeps, and what each is good for."""
