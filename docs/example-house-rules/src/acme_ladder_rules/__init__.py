"""What Acme asks of its career ladders, beside what ladderlint asks of all."""

GROUP = "acme"
