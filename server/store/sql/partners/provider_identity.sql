-- Whose identity at a provider this is.
SELECT provider_id, subject, person_id, linked_at
FROM provider_identity
WHERE provider_id = ? AND subject = ?
