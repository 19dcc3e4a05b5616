-- The newest issue of an item.
SELECT id FROM data_issue WHERE item_id = ? ORDER BY id DESC LIMIT 1
