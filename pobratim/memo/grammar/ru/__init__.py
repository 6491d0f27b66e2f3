"""Russian: how slots are said in the cases, with the tables that a Russian reader may mend."""
