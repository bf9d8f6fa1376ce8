"""How sure a date is, in words: for the terminal, for pictures and beside proofs."""
