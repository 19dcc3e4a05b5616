-- The state of an item is what its last event made of it.
SELECT CONCAT('item ', i.reference, ' is ', i.state)
FROM data_item i
LEFT JOIN (SELECT item_id, MAX(group_id) AS group_id FROM data_item_event GROUP BY item_id) last ON last.item_id = i.id
LEFT JOIN data_item_event e ON e.item_id = last.item_id AND e.group_id = last.group_id
WHERE i.state <> COALESCE(e.to_state, 'in_stock')
LIMIT 1
