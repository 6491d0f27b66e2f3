"""The register: models, actions that write, queries that read, the audit."""
