"""Sites as models of CP-SAT: the only modules of the engine beside the proofs that know it."""
