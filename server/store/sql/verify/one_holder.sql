-- A device has one holder: a hub exactly when it is held at a hub.
SELECT CONCAT('device ', tag)
FROM device
WHERE (holder_kind = 'hub') <> (holder_hub_id IS NOT NULL)
LIMIT 1
