"""Solver-independent rules."""
