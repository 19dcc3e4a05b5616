-- Notes that a session was used.
UPDATE session
SET seen_at = ?
WHERE token = ? AND seen_at < ?
