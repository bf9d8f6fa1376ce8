"""How much later a step can end, with crews, places, hazards and holds counted."""
