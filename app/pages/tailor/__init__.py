"""A resume tailored for one posting by hand."""
