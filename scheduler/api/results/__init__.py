"""Plans and solutions as users hold them: dates, tables, pictures, a few lines of text."""
