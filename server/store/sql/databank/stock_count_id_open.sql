-- The count that goes on at a hub.
SELECT id FROM stock_count WHERE open_hub_id = ?
