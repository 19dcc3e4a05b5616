-- What happened to an item is what its group says happened, in the item's organisation.
SELECT CONCAT('item ', i.reference, ' group ', g.id)
FROM (
    SELECT item_id, group_id, event FROM data_item_event
    UNION ALL
    SELECT id, receipt_id, 'receipt' FROM data_item) e
JOIN data_item i ON i.id = e.item_id
JOIN stock_group g ON g.id = e.group_id
WHERE e.event <> g.event OR i.organisation_id <> g.organisation_id
LIMIT 1
