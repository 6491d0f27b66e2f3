"""English: how slots are said, with tables that a reader of English may mend."""
