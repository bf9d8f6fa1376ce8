"""What the campaign asks of its steps: links, limits, holds and hazards still to be kept."""
