"""Files from a resume document: Word, PDF and JSON Resume. Values in, bytes out."""
