-- The numbers of the cards seen so far.
INSERT INTO network_number (network_id, number, prefix, digits, printed, has_check_digit)
SELECT n.id, h.number, h.prefix, h.digits, h.printed, TRUE
FROM (SELECT 'ee' AS code, 1 AS number, '894430' AS prefix, 19 AS digits, '' AS printed
    UNION ALL SELECT 'o2', 1, '894411', 19, '5 4 4'
    UNION ALL SELECT 'three', 1, '894420', 19, ''
    UNION ALL SELECT 'three', 2, '89442001', 19, '5 3 3'
    UNION ALL SELECT 'vodafone', 1, '89441', 20, '5 5 5'
    UNION ALL SELECT 'vodafone', 2, '894410', 19, '') h
JOIN network n ON n.owner = 0 AND n.code = h.code
ON DUPLICATE KEY UPDATE number = network_number.number
