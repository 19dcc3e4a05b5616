-- How the cards of some networks [id, ...] are numbered.
SELECT n.network_id, n.prefix, n.digits, n.printed, n.has_check_digit
FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) wanted
JOIN network_number n ON n.network_id = wanted.id
ORDER BY n.network_id, n.number
