"""PMXML, the XML files of Primavera P6, read as the rows that XER would have."""
