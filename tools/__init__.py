"""What a developer runs: the gates, the tests, the catalogues, a throw-away PostgreSQL. The program itself needs none of it."""
