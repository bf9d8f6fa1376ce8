"""XER, the text files of Primavera P6: tables of rows, their fields between tabs."""
