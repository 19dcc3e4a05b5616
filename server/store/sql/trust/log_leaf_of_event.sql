-- An event's leaf: position, hash, when it was recorded.
SELECT position, hash, recorded_at
FROM log_node
WHERE kind = ? AND subject = ? AND seq = ?
