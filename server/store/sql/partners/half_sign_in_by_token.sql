-- Half a sign-in that is not over.
SELECT token, person_id, membership_id, secret, ends_at
FROM half_sign_in
WHERE token = ? AND ends_at > ?
