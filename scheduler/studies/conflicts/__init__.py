"""Why a date cannot be met: smallest sets of rules that collide, and what would give way."""
