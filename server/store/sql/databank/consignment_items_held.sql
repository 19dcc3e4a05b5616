-- Which of these items are in a packet that is not over.
SELECT p.item_id
FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) w
JOIN consignment_item p ON p.held_item_id = w.id
ORDER BY p.item_id
