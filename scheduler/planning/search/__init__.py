"""The search for the earliest launch, and for what follows once launch is fixed."""
