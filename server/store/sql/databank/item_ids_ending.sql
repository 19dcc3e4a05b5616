-- In use with the last day by that one, the first to end first; of one hub, or of all.
SELECT id
FROM data_item
WHERE state = 'active' AND ends_on <= ? AND organisation_id = ? AND (? IS NULL OR hub_id = ?)
ORDER BY ends_on, id
LIMIT ?
