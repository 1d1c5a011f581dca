"""What ladderlint raises."""


class LadderlintError(Exception):
    """Why something could not be done, in one line for whoever asked for it."""
