"""What draws that were played say: dates, chances, steps and drivers."""
