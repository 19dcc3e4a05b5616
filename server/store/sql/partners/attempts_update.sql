-- Keeps what was tried lately.
UPDATE attempts
SET moments = ?, changed_at = ?
WHERE bucket = ?
