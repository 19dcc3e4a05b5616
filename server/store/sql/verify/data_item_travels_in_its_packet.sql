-- What travels is held by its packet, and what a packet on its way holds travels in it, or is void or expired.
SELECT CONCAT('item number ', w.item_id)
FROM (
    SELECT i.id AS item_id
    FROM data_item i
    JOIN consignment c ON c.id = i.consignment_id
    LEFT JOIN consignment_item p ON p.held_item_id = i.id AND p.consignment_id = c.id
    WHERE p.item_id IS NULL OR c.state NOT IN ('on_its_way', 'arrived')
    UNION ALL
    SELECT p.item_id
    FROM consignment c
    JOIN consignment_item p ON p.consignment_id = c.id
    JOIN data_item i ON i.id = p.item_id
    WHERE c.is_under_way = 1 AND c.state IN ('on_its_way', 'arrived') AND p.is_held = 1
      AND i.state = 'in_stock' AND COALESCE(i.consignment_id, 0) <> c.id) w
LIMIT 1
