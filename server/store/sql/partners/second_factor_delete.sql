-- Removes a person's second factor.
DELETE FROM second_factor
WHERE person_id = ?
