-- Removes a provider that is in force.
UPDATE sign_in_provider
SET removed_at = ?
WHERE id = ? AND removed_at IS NULL
