"""What it takes to make a date: from files to priced plans, their graph and their folder."""
