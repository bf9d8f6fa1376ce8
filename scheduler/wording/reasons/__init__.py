"""Why a step starts when it does, and what the time to launch goes into, in words."""
