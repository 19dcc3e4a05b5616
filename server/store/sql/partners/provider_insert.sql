-- Adds a provider.
INSERT INTO sign_in_provider (id, organisation_id, name, issuer, client_id, client_secret, second_factor, created_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
