-- Uses a recovery code up.
DELETE FROM recovery_code
WHERE person_id = ? AND digest = ?
