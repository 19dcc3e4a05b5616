-- Keeps what was found in a packet and is none of its items.
INSERT INTO consignment_extra (consignment_id, number, words)
SELECT ?, w.number, w.words
FROM JSON_TABLE(?, '$[*]' COLUMNS (number VARCHAR(20) PATH '$[0]', words VARCHAR(300) PATH '$[1]')) w
