"""Pobratim: papers of city diplomacy read into a register, and the memo written back."""
