"""Who hands crew members, places, cleared zones and holds to whom."""
