"""What XER and PMXML have in common: the rows of P6, whichever file holds them."""
