"""From the bytes of a YAML file to plain data with lines, or to what is wrong with the text."""
