"""Files of a memo: one renderer for each format, all fed by the same flat flow of pieces."""
