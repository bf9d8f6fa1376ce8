"""Words for replans: pushed and replanned launch, levels, disturbance, causes."""
