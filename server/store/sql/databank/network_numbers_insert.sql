-- Tells how a network's cards are numbered.
INSERT INTO network_number (network_id, number, prefix, digits, printed, has_check_digit)
SELECT n.network_id, n.number, n.prefix, n.digits, n.printed, n.has_check_digit
FROM JSON_TABLE(?, '$[*]' COLUMNS (
    network_id BIGINT PATH '$[0]',
    number INT UNSIGNED PATH '$[1]',
    prefix VARCHAR(19) PATH '$[2]',
    digits INT UNSIGNED PATH '$[3]',
    printed VARCHAR(60) PATH '$[4]',
    has_check_digit INT PATH '$[5]')) n
