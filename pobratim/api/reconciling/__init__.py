"""The reconciliation service (W3C Reconciliation API 0.2): a list of places or ties is matched with the register."""
