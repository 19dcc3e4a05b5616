-- Ids of one page of devices, newest first; a filter that is NULL lets everything pass.
SELECT id
FROM device
WHERE organisation_id = ?
    AND (? IS NULL OR state = ?)
    AND (? IS NULL OR kind = ?)
    AND (? IS NULL OR holder_hub_id = ?)
    AND (? IS NULL OR home_hub_id = ?)
    AND (? IS NULL OR id < ?)
ORDER BY id DESC
LIMIT ?
