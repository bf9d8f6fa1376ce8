"""What has happened on the site so far, and what has become known since the plan was made."""
