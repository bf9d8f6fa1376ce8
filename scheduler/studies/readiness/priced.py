"""What it buys a called vehicle that neighbours move, each way at its price."""
