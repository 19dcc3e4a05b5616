-- All OpenID providers: id, organisation, name, issuer, whether it stands for a second factor, whether it is removed.
SELECT id, organisation_id, name, issuer, second_factor, removed_at IS NOT NULL
FROM sign_in_provider
ORDER BY id
