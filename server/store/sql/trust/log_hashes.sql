-- A run of one level of the log: positions, hashes.
SELECT position, hash
FROM log_node
WHERE level = ? AND position >= ? AND position < ?
ORDER BY position
