"""For whoever runs this instance: mails, runs and people."""
