-- A provider that was not removed.
SELECT id, organisation_id, name, issuer, client_id, client_secret, second_factor, created_at, removed_at
FROM sign_in_provider
WHERE id = ? AND removed_at IS NULL
