-- Notes a key, once.
INSERT INTO house_key (kind, number, fingerprint, recorded_at)
VALUES (?, ?, ?, UTC_TIMESTAMP(6))
ON DUPLICATE KEY UPDATE kind = kind
