-- The log's last leaf: position, when its event was recorded.
SELECT position, recorded_at
FROM log_node
WHERE level = 0
ORDER BY position DESC
LIMIT 1
