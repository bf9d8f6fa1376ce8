"""When vehicles stand by, and for whose standby a plan may care."""
