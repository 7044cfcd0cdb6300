"""One kind of wording each, pure: text in, a fact or None out."""
