-- Forgets browsers that did not come back in time.
DELETE FROM provider_start
WHERE ends_at <= ?
LIMIT 100
