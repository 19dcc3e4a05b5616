-- Numbers that were seen; one that is there already stays as it is.
INSERT INTO stock_count_line (count_id, number, item_id, fate, words, seen_at, seen_by)
SELECT ?, w.number, w.item_id, w.fate, w.words, w.seen_at, w.seen_by
FROM JSON_TABLE(?, '$[*]' COLUMNS (number VARCHAR(20) PATH '$[0]', item_id BIGINT PATH '$[1]',
     fate VARCHAR(8) PATH '$[2]', words VARCHAR(200) PATH '$[3]', seen_at DATETIME(6) PATH '$[4]',
     seen_by VARCHAR(64) PATH '$[5]')) w
LEFT JOIN stock_count_line l ON l.count_id = ? AND l.number = w.number
WHERE l.number IS NULL
