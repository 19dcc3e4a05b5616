-- How many recovery codes a person has left.
SELECT COUNT(*)
FROM recovery_code
WHERE person_id = ?
