-- A link that is not over.
SELECT token, person_id, purpose, ends_at
FROM link
WHERE token = ? AND ends_at > ?
