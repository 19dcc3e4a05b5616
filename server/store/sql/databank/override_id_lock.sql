-- The number of a permission, locked.
SELECT id FROM limit_override WHERE reference = ? FOR UPDATE
