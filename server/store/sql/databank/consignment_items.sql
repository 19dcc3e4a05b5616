-- What is in a packet.
SELECT p.item_id, i.reference, p.fate
FROM consignment_item p
JOIN data_item i ON i.id = p.item_id
WHERE p.consignment_id = ?
ORDER BY p.item_id
