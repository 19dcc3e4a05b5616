-- Puts a provider's secret under another master key.
UPDATE sign_in_provider
SET client_secret = ?
WHERE id = ?
