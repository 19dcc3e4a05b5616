-- In use, with the last day of their months before this one.
SELECT organisation_id, hub_id, reference
FROM data_item
WHERE state = 'active' AND ends_on < ?
ORDER BY ends_on, id
LIMIT ?
