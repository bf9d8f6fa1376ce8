"""Plans launch campaigns: proven schedules, true critical paths, briefing charts."""
