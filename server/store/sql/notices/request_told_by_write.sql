-- Keeps how the resident of a request wants to be told.
INSERT INTO request_told_by (request_id, told_by)
VALUES (?, ?)
ON DUPLICATE KEY UPDATE told_by = VALUES(told_by)
