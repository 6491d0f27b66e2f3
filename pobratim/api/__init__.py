"""The register for programs: the API v1, its description by OpenAPI 3.1, and downloads of open data."""
