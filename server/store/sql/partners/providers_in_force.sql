-- Providers that were not removed, by name.
SELECT id, organisation_id, name, issuer, client_id, client_secret, second_factor, created_at, removed_at
FROM sign_in_provider
WHERE removed_at IS NULL
ORDER BY name, id
