-- How often a resident was seen.
SELECT COUNT(*)
FROM resident_reading
WHERE resident_id = ?
