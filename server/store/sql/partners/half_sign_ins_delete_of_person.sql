-- Ends all of a person's half sign-ins.
DELETE FROM half_sign_in
WHERE person_id = ?
