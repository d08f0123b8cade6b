"""What is kept: runs in a database, pictures as files. Knows neither Discord nor the engine."""
