"""What the campaign asks of its steps, in minutes: links, limits and holds still to be kept."""
