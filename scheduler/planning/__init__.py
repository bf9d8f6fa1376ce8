"""From a situation to a schedule: with the engine's proofs, the only home of OR-Tools."""
