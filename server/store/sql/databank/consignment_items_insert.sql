-- Puts items into a packet.
INSERT INTO consignment_item (consignment_id, item_id, fate, is_held, packed_by, packed_at)
SELECT ?, w.id, 'packed', 1, ?, ?
FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) w
