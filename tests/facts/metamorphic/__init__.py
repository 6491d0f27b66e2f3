"""Papers made by rule, changed by rule: the facts must change exactly as the change says."""
