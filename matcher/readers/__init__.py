"""Files to text: bytes in, a document out; hostile files end in one family of errors."""
