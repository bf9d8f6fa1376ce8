"""Changes to a campaign: named, made, and laid beside the plan without them."""
