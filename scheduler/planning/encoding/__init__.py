"""The variables of the CP-SAT model of a situation, which the constraints share."""
