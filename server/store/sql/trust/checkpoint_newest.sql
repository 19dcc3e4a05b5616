-- The checkpoint with the highest number.
SELECT number, size, root, previous_hash, made_at, public_key, signature
FROM checkpoint
ORDER BY number DESC
LIMIT 1
