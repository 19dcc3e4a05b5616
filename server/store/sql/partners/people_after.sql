-- People after a number, in order.
SELECT p.id, p.version, p.email, p.name, p.password_hash, p.disabled
FROM person p
WHERE p.id > ?
ORDER BY p.id
LIMIT ?
