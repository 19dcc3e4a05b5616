-- Devices that went over the counter in a time, by hub. Both values of is_kept, so that the index of the days serves.
SELECT o.hub_id, COUNT(*) AS devices
FROM handover o
WHERE o.organisation_id = ? AND o.is_kept IN (FALSE, TRUE) AND o.happened_at >= ? AND o.happened_at < ?
    AND o.device_id IS NOT NULL AND o.hub_id IS NOT NULL
    AND (? IS NULL OR o.hub_id = ?)
GROUP BY o.hub_id
ORDER BY o.hub_id
