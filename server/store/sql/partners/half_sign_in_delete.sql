-- Ends half a sign-in: the other half came.
DELETE FROM half_sign_in
WHERE token = ?
