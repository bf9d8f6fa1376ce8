"""Two plans of a campaign side by side: what moved, who must be told, what limits have left."""
