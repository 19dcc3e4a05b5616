-- The person who signs in with an e-mail address.
SELECT p.id, p.version, p.email, p.name, p.password_hash, p.disabled
FROM person p
WHERE p.email = ?
