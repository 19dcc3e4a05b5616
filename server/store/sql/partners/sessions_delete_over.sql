-- Forgets sessions that are over or were not used for long.
DELETE FROM session
WHERE ends_at <= ? OR seen_at <= ?
LIMIT 1000
