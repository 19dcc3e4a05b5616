-- Stock to be activated between two days of which nobody was reminded at this step, by hub and bundle.
SELECT d.hub_id, h.code, h.name, b.name, MIN(d.activate_by), COUNT(*)
FROM data_item d
JOIN hub h ON h.id = d.hub_id
JOIN bundle b ON b.id = d.bundle_id
LEFT JOIN data_item_reminder r ON r.item_id = d.id AND r.kind = 'stale' AND r.days = ?
WHERE d.organisation_id = ? AND d.state IN ('in_stock', 'reserved') AND d.expiry_key BETWEEN ? AND ?
    AND d.consignment_id IS NULL AND r.item_id IS NULL
GROUP BY h.code, b.name, d.hub_id, h.name
ORDER BY h.code, b.name
