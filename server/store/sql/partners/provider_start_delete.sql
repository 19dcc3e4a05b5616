-- Forgets a browser that is back.
DELETE FROM provider_start
WHERE token = ?
