-- Adds a digest.
INSERT INTO resident_index (resident_id, kind, digest)
VALUES (?, ?, ?)
