"""What pages show of what is due and observed."""
