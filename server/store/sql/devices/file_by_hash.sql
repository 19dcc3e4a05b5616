-- A stored file by its SHA-256.
SELECT sha256, content, content_type, stored_at
FROM evidence_file
WHERE sha256 = ?
