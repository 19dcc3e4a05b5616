-- Accepts a code for its step, unless that or a later one was accepted before.
UPDATE second_factor
SET last_step = ?
WHERE person_id = ? AND last_step < ?
