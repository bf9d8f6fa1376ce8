"""From a plan and its risks to a playbook: extra work in its place, and whom absences concern."""
