-- The person with a number, locked: what rests on their password waits for its change.
SELECT p.id, p.version, p.email, p.name, p.password_hash, p.disabled
FROM person p
WHERE p.id = ?
FOR UPDATE
