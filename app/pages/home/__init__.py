"""The first page, the overview and the health of the instance."""
