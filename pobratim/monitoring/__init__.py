"""What the register means for those who keep it: what is due and by which rule, what lives, who has reported."""
