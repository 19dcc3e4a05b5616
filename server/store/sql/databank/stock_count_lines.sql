-- The lines of a count.
SELECT l.number, l.item_id, COALESCE(b.code, ''), l.fate, l.words, l.seen_at, l.seen_by
FROM stock_count_line l
LEFT JOIN data_item i ON i.id = l.item_id
LEFT JOIN bundle b ON b.id = i.bundle_id
WHERE l.count_id = ?
ORDER BY l.number
