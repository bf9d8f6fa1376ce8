"""What the briefing page and the full chart share: bars, steps, legend, crews and context."""
