-- The items of groups after a number up to another: group, reference, bundle.
SELECT receipt_id AS group_id, reference, bundle_id FROM data_item WHERE receipt_id > ? AND receipt_id <= ?
UNION ALL
SELECT e.group_id, i.reference, i.bundle_id
FROM data_item_event e
JOIN data_item i ON i.id = e.item_id
WHERE e.group_id > ? AND e.group_id <= ?
ORDER BY group_id
