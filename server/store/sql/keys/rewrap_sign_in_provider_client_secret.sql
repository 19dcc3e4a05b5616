-- Rewraps sign_in_provider.client_secret of one row, unless it was changed meanwhile.
UPDATE sign_in_provider
SET client_secret = ?
WHERE id = UNHEX(?) AND client_secret = ?
