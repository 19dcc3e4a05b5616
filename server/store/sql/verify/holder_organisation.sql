-- A device at a hub is at a hub of its own organisation.
SELECT CONCAT('device ', d.tag, ' at hub ', h.code)
FROM device d
JOIN hub h ON h.id = d.holder_hub_id
WHERE h.organisation_id <> d.organisation_id
LIMIT 1
