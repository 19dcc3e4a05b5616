-- Keeps the digest of a recovery code.
INSERT INTO recovery_code (person_id, digest)
VALUES (?, ?)
