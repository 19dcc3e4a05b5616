-- Counts by their ids, newest first.
SELECT c.id, c.organisation_id, c.reference, h.id, h.code, h.name, c.state, c.opened_by, c.opened_at, c.closed_at,
       (SELECT COUNT(*) FROM stock_count_line l WHERE l.count_id = c.id AND l.seen_at IS NOT NULL),
       (SELECT COUNT(*) FROM stock_count_line l WHERE l.count_id = c.id AND l.fate = 'missing'),
       (SELECT COUNT(*) FROM stock_count_line l WHERE l.count_id = c.id AND l.fate = 'extra')
FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) w
JOIN stock_count c ON c.id = w.id
JOIN hub h ON h.id = c.hub_id
ORDER BY c.id DESC
