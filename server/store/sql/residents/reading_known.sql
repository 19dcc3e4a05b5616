-- A row when a reading has this id.
SELECT number
FROM resident_reading
WHERE id = ?
