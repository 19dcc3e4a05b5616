-- Forgets links that are over.
DELETE FROM link
WHERE ends_at <= ?
LIMIT 1000
