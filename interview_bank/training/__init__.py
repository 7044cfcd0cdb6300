"""The training program of the bank's weights, and the answers of our own that it runs on."""
