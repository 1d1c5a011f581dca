"""Where each statement of a ladder comes from, by the commits and the release tags of its repository."""
