-- A resident's sealed fields.
SELECT field, sealed
FROM resident_field
WHERE resident_id = ?
ORDER BY field
