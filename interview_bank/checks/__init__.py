"""One opinion a module: `check(answer)` yields findings; `TRIPS` and `PASSES` are its examples.

An example may open with a line "Question: ..." (or "Question: @id" for one of the bank).
"""
