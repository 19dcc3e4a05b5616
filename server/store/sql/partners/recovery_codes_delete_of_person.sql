-- Removes a person's recovery codes.
DELETE FROM recovery_code
WHERE person_id = ?
