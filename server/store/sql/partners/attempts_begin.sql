-- Makes sure that a bucket has a row, and locks it.
INSERT INTO attempts (bucket, moments, changed_at)
VALUES (?, '', ?)
ON DUPLICATE KEY UPDATE bucket = bucket
