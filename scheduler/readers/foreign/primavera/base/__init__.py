"""Rows and their values, the words of P6, hours of work, and what is told of them."""
