-- What became of items of a packet.
UPDATE consignment_item p
JOIN JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) w ON w.id = p.item_id
SET p.fate = ?, p.is_held = ?
WHERE p.consignment_id = ?
