-- The number of a permission.
SELECT id FROM limit_override WHERE reference = ?
