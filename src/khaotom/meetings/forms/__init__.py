"""What a meeting's pages ask for: lines, votes, rounds and papers."""
