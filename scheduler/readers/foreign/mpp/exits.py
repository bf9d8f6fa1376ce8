"""How the program that converts a file ends, for the one that started it."""

NO_MPXJ = 3
NO_JAVA = 4
NOT_READ = 5
