-- What a count found out, line by line.
INSERT INTO stock_count_line (count_id, number, item_id, fate, words, seen_at, seen_by)
SELECT ?, w.number, w.item_id, w.fate, w.words, w.seen_at, w.seen_by
FROM JSON_TABLE(?, '$[*]' COLUMNS (number VARCHAR(20) PATH '$[0]', item_id BIGINT PATH '$[1]',
     fate VARCHAR(8) PATH '$[2]', words VARCHAR(200) PATH '$[3]', seen_at DATETIME(6) PATH '$[4]',
     seen_by VARCHAR(64) PATH '$[5]')) w
ON DUPLICATE KEY UPDATE item_id = VALUES(item_id), fate = VALUES(fate), words = VALUES(words)
