-- A conflict names events of its device and its organisation.
SELECT CONCAT('conflict ', LOWER(HEX(c.event_id)))
FROM conflict c
JOIN device d ON d.id = c.device_id
LEFT JOIN device_event e ON e.id = c.event_id
LEFT JOIN device_event a ON a.id = c.against_id
WHERE e.id IS NULL OR e.device_id <> c.device_id OR d.organisation_id <> c.organisation_id
    OR (c.against_id IS NOT NULL AND (a.id IS NULL OR a.device_id <> c.device_id))
LIMIT 1
