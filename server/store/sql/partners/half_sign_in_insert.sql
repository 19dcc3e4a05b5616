-- Begins half a sign-in.
INSERT INTO half_sign_in (token, person_id, membership_id, secret, ends_at)
VALUES (?, ?, ?, ?, ?)
