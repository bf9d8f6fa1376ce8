"""What is compiled to machine code; imported only once a search begins."""
