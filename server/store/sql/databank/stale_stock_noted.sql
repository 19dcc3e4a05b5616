-- Notes that a hub was reminded of such stock at this step.
INSERT IGNORE INTO data_item_reminder (item_id, kind, days, sent_at)
SELECT d.id, 'stale', ?, ?
FROM data_item d
WHERE d.organisation_id = ? AND d.hub_id = ? AND d.state IN ('in_stock', 'reserved')
    AND d.expiry_key BETWEEN ? AND ? AND d.consignment_id IS NULL
