-- A person's identities at providers.
SELECT provider_id, subject, person_id, linked_at
FROM provider_identity
WHERE person_id = ?
ORDER BY linked_at, provider_id
