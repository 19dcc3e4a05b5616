-- A browser that was sent to a provider, locked.
SELECT token, provider_id, person_id, state, nonce, verifier, next_path, ends_at
FROM provider_start
WHERE token = ?
FOR UPDATE
