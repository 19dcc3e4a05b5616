-- Stores a file; the same content again changes nothing.
INSERT INTO evidence_file (sha256, content, content_type, stored_at)
VALUES (?, ?, ?, ?)
ON DUPLICATE KEY UPDATE sha256 = sha256
