-- Rewraps resident.sealed_key of one row, unless it was changed meanwhile.
UPDATE resident
SET sealed_key = ?
WHERE reference = ? AND sealed_key = ?
