-- A device's tag is claimed by it, or was voided while it was on it.
SELECT CONCAT('device ', d.tag)
FROM device d
LEFT JOIN tag t ON t.tag = d.tag
WHERE t.tag IS NULL OR t.device_id IS NULL OR t.device_id <> d.id OR t.state = 'printed'
LIMIT 1
