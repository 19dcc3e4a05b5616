-- Adds a person; returns their id.
INSERT INTO person (email, name, password_hash, disabled)
VALUES (?, ?, ?, ?)
RETURNING id
