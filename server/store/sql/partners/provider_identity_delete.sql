-- Unlinks a person's identity at a provider.
DELETE FROM provider_identity
WHERE provider_id = ? AND person_id = ?
