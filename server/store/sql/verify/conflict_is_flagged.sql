-- A device is marked as having conflicts exactly when it has some.
SELECT CONCAT('device ', d.tag)
FROM device d
WHERE d.has_conflict <> EXISTS (SELECT 1 FROM conflict c WHERE c.device_id = d.id)
LIMIT 1
