-- Packets by their ids, newest first.
SELECT c.id, c.organisation_id, c.reference, f.id, f.code, f.name, t.id, t.code, t.name, c.state, c.opened_by,
       c.opened_at, c.sent_at, c.arrived_at, c.changed_at,
       (SELECT COUNT(*) FROM consignment_item i WHERE i.consignment_id = c.id),
       (SELECT COUNT(*) FROM consignment_item i WHERE i.consignment_id = c.id AND i.fate = 'missing')
FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) w
JOIN consignment c ON c.id = w.id
JOIN hub f ON f.id = c.from_hub_id
JOIN hub t ON t.id = c.to_hub_id
ORDER BY c.id DESC
