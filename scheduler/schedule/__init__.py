"""The answer: when each task runs, and the rules it must keep."""
