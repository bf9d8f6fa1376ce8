"""Situations as sites of the compiled engine, and its search beside the solver."""
