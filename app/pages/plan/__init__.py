"""The plan: what to earn, learn or write down next."""
