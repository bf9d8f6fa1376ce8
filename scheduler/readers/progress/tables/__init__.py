"""Logs and tables of facts, from text files and workbooks."""
