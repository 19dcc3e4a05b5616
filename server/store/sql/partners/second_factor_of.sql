-- A person's second factor.
SELECT person_id, secret, last_step, since
FROM second_factor
WHERE person_id = ?
