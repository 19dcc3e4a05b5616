-- People after a number: number, whether each is disabled.
SELECT id, disabled
FROM person
WHERE id > ?
ORDER BY id
LIMIT ?
