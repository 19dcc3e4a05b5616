-- Adds a checkpoint.
INSERT INTO checkpoint (number, size, root, previous_hash, made_at, public_key, signature)
VALUES (?, ?, ?, ?, ?, ?, ?)
