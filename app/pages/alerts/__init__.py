"""Saved searches, the kept mailbox and the way out of mails."""
