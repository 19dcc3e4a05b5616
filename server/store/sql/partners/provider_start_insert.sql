-- Remembers a browser that is sent to a provider.
INSERT INTO provider_start (token, provider_id, person_id, state, nonce, verifier, next_path, ends_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
