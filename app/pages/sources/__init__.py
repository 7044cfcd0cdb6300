"""Where postings come in: sources, their health, watches, mails, the clip, other sites."""
