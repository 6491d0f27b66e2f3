"""Tags of the templates of open data."""
