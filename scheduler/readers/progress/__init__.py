"""Facts in: progress files, and the logs and tables of shop floors and other tools."""
