-- Forgets half sign-ins that are over.
DELETE FROM half_sign_in
WHERE ends_at <= ?
LIMIT 1000
