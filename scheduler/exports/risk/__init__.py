"""The risk of a plan as data, tables and a picture."""
