-- Rewraps second_factor.secret of one row, unless it was changed meanwhile.
UPDATE second_factor
SET secret = ?
WHERE person_id = ? AND secret = ?
