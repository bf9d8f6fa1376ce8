"""The living plan: facts of the day, and the plans that go on from them."""
