"""The hall: the only room that knows the other three, Flask and SQLAlchemy."""
