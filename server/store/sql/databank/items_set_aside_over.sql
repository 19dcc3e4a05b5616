-- What is set aside for too long.
SELECT organisation_id, reference
FROM data_item
WHERE state = 'reserved' AND reserved_until <= ?
ORDER BY reserved_until, id
LIMIT ?
