"""Find and read postings; add one by address, saved page, alert mail or pasted text."""
