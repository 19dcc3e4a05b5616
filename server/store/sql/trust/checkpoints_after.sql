-- Checkpoints after a number, in order.
SELECT number, size, root, previous_hash, made_at, public_key, signature
FROM checkpoint
WHERE number > ?
ORDER BY number
LIMIT ?
