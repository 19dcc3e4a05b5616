-- Takes items out of a packet.
DELETE p
FROM consignment_item p
JOIN JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) w ON w.id = p.item_id
WHERE p.consignment_id = ?
